#ifndef SUBSTATUS_CPCAP_SHIM_H
#define SUBSTATUS_CPCAP_SHIM_H
#if __has_include(<pcap/pcap.h>)
#include <pcap/pcap.h>
#else
#error "libpcap is missing. On Debian: apt-get install libpcap-dev (or run: bash .ci/install)"
#endif
#endif
