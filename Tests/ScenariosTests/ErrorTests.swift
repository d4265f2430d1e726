import Testing

@testable import Scenarios

@Test(
  arguments: [
    ("", "f.yaml:1:1: is empty; 'name' and 'cases' are needed"),
    ("a", "f.yaml:1:1: a scenario file must be a map of keys and values"),
    ("cases: [GET / -> pass]", "f.yaml:1:1: the key 'name' is missing"),
    ("name: n", "f.yaml:1:1: the key 'cases' with a list of cases is missing"),
    ("name: n\ncases: []", "f.yaml:2:8: 'cases' has no case"),
    (
      "name: n\ncasess: [GET / -> pass]",
      "f.yaml:2:1: unknown key 'casess' in a scenario file; did you mean 'cases'?"
    ),
    (
      "name: n\nserver: fulll\ncases: [GET / -> pass]",
      "f.yaml:2:9: server cannot be 'fulll'; did you mean 'full'?"
    ),
    (
      "name: n\nserver: full\napplicationHost: <a/>\ncases: [GET / -> pass]",
      "f.yaml:1:1: 'server' and 'applicationHost' exclude each other"
    ),
    (
      "name: n\napplicationHost: x.config\ncases: [GET / -> pass]",
      "f.yaml:2:18: applicationHost: 'x.config' cannot be read"
    ),
    (caseFile("GET / -> 404.1O"), "f.yaml:3:5: '404.1O' is no expected result; did you mean '404.10'?"),
    (caseFile("GET /"), "f.yaml:3:5: a case in one line is 'METHOD target -> expected'"),
    (
      caseFile("request: GET /\nexpect: 404.1O"),
      "f.yaml:4:13: '404.1O' is no expected result; did you mean '404.10'?"
    ),
    (
      caseFile("request: GET /\nexpect: 40411"),
      "f.yaml:4:13: '40411' is no expected result; did you mean '404.11'?"
    ),
    (
      caseFile("request: GET /\nexpect: 404.011"),
      "f.yaml:4:13: '404.011' is no expected result; did you mean '404.11'?"
    ),
    (
      caseFile("request: GET /\nexpect: 404,11"),
      "f.yaml:4:13: '404,11' is no expected result; did you mean '404.11'?"
    ),
    (
      caseFile("request: GET /\nexpect: fine"),
      "f.yaml:4:13: 'fine' is no expected result; "
        + "write a code such as 404.11, 404.*, 4xx, pass, closed, refused URL or record"
    ),
    (
      caseFile("request: GET /\nexpect: refused URLL"),
      "f.yaml:4:13: 'refused URLL' has no reason of the HTTPERR log; did you mean 'URL'?"
    ),
    (caseFile("request: GET /\nexpect: []"), "f.yaml:4:13: expect: an empty list names no result"),
    (caseFile("request: GET /\nexpect: {}"), "f.yaml:4:13: expect: an empty map names no result"),
    (
      caseFile("request: GET /\nexpect: {modul: a}"),
      "f.yaml:4:14: unknown key 'modul' in expect; did you mean 'module'?"
    ),
    (caseFile("request: GET /"), "f.yaml:3:5: the key 'expect' is missing"),
    (
      caseFile("expect: pass"),
      "f.yaml:3:5: a case needs exactly one of request, requestEscaped, requestHex, requestBase64 and sweep"
    ),
    (
      caseFile("request: GET /\nrequestHex: 41\nexpect: pass"),
      "f.yaml:3:5: a case needs exactly one of request, requestEscaped, requestHex, requestBase64 and sweep"
    ),
    (
      caseFile("request: ''\nexpect: pass"),
      "f.yaml:3:14: the request is empty; requestEscaped takes exact bytes"
    ),
    (caseFile("requestHex: 4g\nexpect: pass"), "f.yaml:3:17: requestHex takes pairs of hexadecimal digits"),
    (caseFile("requestHex: 414\nexpect: pass"), "f.yaml:3:17: requestHex takes pairs of hexadecimal digits"),
    (caseFile("requestBase64: 'QQ'\nexpect: pass"), "f.yaml:3:20: requestBase64 is no base64"),
    (
      caseFile(#"requestEscaped: 'a\q'"# + "\nexpect: pass"),
      #"f.yaml:3:21: at byte 1 of the text: no such escape; there are \r \n \t \0 \\ \xNN"#
    ),
    (
      caseFile("request: [{repeat: {text: a, times: 0}}]\nexpect: pass"),
      "f.yaml:3:24: repeat needs a text and a number of times above 0"
    ),
    (
      caseFile("request: [{repeat: {text: a, times: 99999999}}]\nexpect: pass"),
      "f.yaml:3:24: the request is larger than 16 MiB"
    ),
    (caseFile("request: [{}]\nexpect: pass"), "f.yaml:3:15: a part of a request is a text or a repeat"),
    (
      caseFile("id: a b\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:9: id has letters, digits, '-' and '.' only"
    ),
    (caseFile("iis: []\nrequest: GET /\nexpect: pass"), "f.yaml:3:10: iis: an empty list names no version"),
    (
      caseFile("iis: 9\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:10: iis cannot be '9'; there are 7.0, 7.5, 8.0, 8.5, 10.0"
    ),
    (
      caseFile("with: [arrr]\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:11: with cannot be 'arrr'; did you mean 'arr'?"
    ),
    (
      caseFile("connection: {tls: maybe}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:23: tls takes true or false, not 'maybe'"
    ),
    (
      caseFile("connection: {local: here}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:25: local takes IP:PORT, not 'here'"
    ),
    (
      caseFile("facts: {build: new}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:20: build must be a whole number, not 'new'"
    ),
    (
      caseFile("facts: {httpSys: {MaxFieldLength: 1}}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:39: MaxFieldLength cannot be 1; it is 64 to 65534"
    ),
    (
      caseFile("facts: {httpSys: {MaxFieldLenght: 99}}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:23: unknown key 'MaxFieldLenght' in httpSys; did you mean 'MaxFieldLength'?"
    ),
    (
      caseFile("facts: {pools: {P: stoped}}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:24: P cannot be 'stoped'; did you mean 'stopped'?"
    ),
    (
      caseFile("facts: {options: {maxUrlCounts: raws}}\nrequest: GET /\nexpect: pass"),
      "f.yaml:3:37: maxUrlCounts cannot be 'raws'; did you mean 'raw'?"
    ),
    (caseFile("request: GET /\nexpect: pass\nexpect: closed"), "f.yaml:4:5: the key 'expect' stands twice"),
  ])
func scenarioErrors(_ yaml: String, message: String) {
  let found = problems(yaml)
  #expect(found == [message])
  #expect(readScenario(yaml).file.cases.isEmpty)
}

@Test(arguments: [
  "name: [", "name: 'a", "name: a: b\ncases: [x]", "name: \"\\q\"", "a: *b", "name: n\n\tcases: x",
])
func malformedYAML(_ yaml: String) {
  let found = problems(yaml)
  #expect(found.count == 1)
  #expect(found.first?.hasPrefix("f.yaml:") == true)
  #expect(found.first?.contains("malformed YAML") == true, "\(found)")
}
