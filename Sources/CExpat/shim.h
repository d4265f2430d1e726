#ifndef SUBSTATUS_CEXPAT_SHIM_H
#define SUBSTATUS_CEXPAT_SHIM_H
#if __has_include(<expat.h>)
#include <expat.h>
#else
#error "expat is missing. On Debian: apt-get install libexpat1-dev (or run: bash .ci/install)"
#endif
#endif
