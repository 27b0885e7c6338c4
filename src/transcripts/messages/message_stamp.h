#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace filrouge::transcripts {

/// How a chat begins a message.
struct MessageStamp {
    enum class Form { dash, bracket, telegram };
    Form form = Form::dash;
    std::size_t length = 0;   ///< characters of the line before the name; for telegram all of them
    std::size_t name_end = 0; ///< telegram: where the name before the date ends
};

/// The date and time at the start of `line`: "28/02/2022, 21:53 - ", "[2/28/22, 9:53:10 PM] ",
/// "2022-02-28 21 h 53 - ", "28.2.2022 klo 21.53 - ", "Nadia, [28 févr. 2022 21:53]". Nothing where
/// a line does not begin so.
std::optional<MessageStamp> message_stamp(std::u32string_view line);

} // namespace filrouge::transcripts
