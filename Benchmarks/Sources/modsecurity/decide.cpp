// Decides the requests of a file with libmodsecurity on one thread: decide RULES REQUESTS.
// A request is its length in decimal digits, a line feed and its bytes.
#include <modsecurity/modsecurity.h>
#include <modsecurity/rules_set.h>
#include <modsecurity/transaction.h>

#include <algorithm>
#include <ctime>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

struct Request {
  std::string method, target;
  std::vector<std::pair<std::string, std::string>> headers;
};

static Request parse(const std::string &bytes) {
  Request request;
  size_t blank = bytes.find(' '), second = bytes.find(' ', blank + 1), line = bytes.find("\r\n");
  request.method = bytes.substr(0, blank);
  request.target = bytes.substr(blank + 1, second - blank - 1);
  while (line != std::string::npos) {
    size_t start = line + 2, end = bytes.find("\r\n", start), colon = bytes.find(": ", start);
    if (end == std::string::npos || end == start || colon == std::string::npos || colon > end) break;
    request.headers.emplace_back(bytes.substr(start, colon - start), bytes.substr(colon + 2, end - colon - 2));
    line = end;
  }
  return request;
}

static bool denies(modsecurity::ModSecurity &engine, modsecurity::RulesSet &rules, const Request &request) {
  modsecurity::Transaction transaction(&engine, &rules, nullptr);
  transaction.processConnection("203.0.113.7", 50000, "10.0.0.4", 80);
  transaction.processURI(request.target.c_str(), request.method.c_str(), "1.1");
  for (const auto &header : request.headers) transaction.addRequestHeader(header.first, header.second);
  transaction.processRequestHeaders();
  modsecurity::ModSecurityIntervention intervention{};
  intervention.status = 200;
  bool isDenied = transaction.intervention(&intervention) != 0;
  free(intervention.log);
  free(intervention.url);
  return isDenied;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  modsecurity::ModSecurity engine;
  modsecurity::RulesSet rules;
  if (rules.loadFromUri(arguments[1]) < 0) {
    fprintf(stderr, "%s\n", rules.getParserError().c_str());
    return 1;
  }
  std::ifstream file(arguments[2], std::ios::binary);
  std::vector<Request> requests;
  for (std::string length; std::getline(file, length);) {
    std::string bytes(std::stoul(length), '\0');
    file.read(bytes.data(), bytes.size());
    requests.push_back(parse(bytes));
  }
  size_t denied = 0;
  for (const auto &request : requests) denied += denies(engine, rules, request);
  std::vector<double> rates;
  for (int round = 0; round < 5; round++) {
    auto start = std::clock();
    size_t decided = 0;
    double elapsed = 0;
    while (elapsed < 1) {
      for (const auto &request : requests) denies(engine, rules, request);
      decided += requests.size();
      elapsed = double(std::clock() - start) / CLOCKS_PER_SEC;
    }
    rates.push_back(decided / elapsed);
  }
  std::sort(rates.begin(), rates.end());
  printf("%.0f a second, median of 5; %zu of %zu denied\n", rates[2], denied, requests.size());
}
