#ifndef SUBSTATUS_CPCAP_SHIM_H
#define SUBSTATUS_CPCAP_SHIM_H
#if __has_include(<pcap/pcap.h>)
#include <pcap/pcap.h>
#else
#error "libpcap is missing. On Debian: apt-get install libpcap-dev (or run: bash .ci/install)"
#endif

/* glibc's fopencookie, under a name of its own: its declaration is hidden unless _GNU_SOURCE is set for the whole
   C library. It lets libpcap read from anything. */
typedef struct {
  ssize_t (*read)(void *cookie, char *buffer, size_t size);
  ssize_t (*write)(void *cookie, const char *buffer, size_t size);
  int (*seek)(void *cookie, off_t *offset, int whence);
  int (*close)(void *cookie);
} substatus_stream_functions;

FILE *substatus_open_stream(void *cookie, const char *mode, substatus_stream_functions functions)
    __asm__("fopencookie");
#endif
