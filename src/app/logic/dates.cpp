#include "app/logic/dates.h"

#include "app/logic/strings.h"

#include <array>
#include <ctime>

namespace filrouge::app {
namespace {

std::string formatted(Timestamp time, const char* pattern) {
    const auto seconds = static_cast<std::time_t>(time.ms / 1000);
    std::tm parts{};
    if (localtime_r(&seconds, &parts) == nullptr) return {};
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), pattern, &parts)};
}

} // namespace

std::string date_and_time(Timestamp time) {
    return formatted(time, language() == Language::french ? "%d/%m/%Y %H:%M" : "%Y-%m-%d %H:%M");
}

} // namespace filrouge::app
