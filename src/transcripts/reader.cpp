#include "transcripts/reader.h"
