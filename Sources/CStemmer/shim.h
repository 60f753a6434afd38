#ifndef BALINT_CSTEMMER_SHIM_H
#define BALINT_CSTEMMER_SHIM_H

#include <libstemmer.h>

#endif
