#ifndef BALINT_CEDIT_SHIM_H
#define BALINT_CEDIT_SHIM_H
#include <histedit.h>
#endif
