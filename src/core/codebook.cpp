#include "core/codebook.h"
