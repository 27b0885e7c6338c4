#include "publish/quotes.h"
