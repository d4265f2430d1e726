#ifndef SUBSTATUS_CZLIB_SHIM_H
#define SUBSTATUS_CZLIB_SHIM_H
#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib is missing. On Debian: apt-get install zlib1g-dev (or run: bash .ci/install)"
#endif
#endif
