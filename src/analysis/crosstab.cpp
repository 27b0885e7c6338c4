#include "analysis/crosstab.h"
