#include "core/breaks.h"
