#ifndef SUBSTATUS_ALLOCATIONS_H
#define SUBSTATUS_ALLOCATIONS_H

/// The number of heap allocations of this process so far. glibc only.
unsigned long long allocation_count(void);

#endif
