#pragma once

#include "platform/decoding.h"

namespace filrouge::transcripts {

using platform::decode_text;
using platform::DecodedText;
using platform::known_binary;

} // namespace filrouge::transcripts
