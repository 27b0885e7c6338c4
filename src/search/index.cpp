#include "search/index.h"
