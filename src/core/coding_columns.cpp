#include "core/coding_columns.h"
