#include "core/entities.h"
