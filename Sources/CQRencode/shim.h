#ifndef BALINT_CQRENCODE_SHIM_H
#define BALINT_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
