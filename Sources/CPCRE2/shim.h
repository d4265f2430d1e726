#ifndef SUBSTATUS_CPCRE2_SHIM_H
#define SUBSTATUS_CPCRE2_SHIM_H
#define PCRE2_CODE_UNIT_WIDTH 8
#if __has_include(<pcre2.h>)
#include <pcre2.h>
#else
#error "PCRE2 is missing. On Debian: apt-get install libpcre2-dev (or run: bash .ci/install)"
#endif
#endif
