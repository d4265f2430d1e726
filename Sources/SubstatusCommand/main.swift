print("substatus")
