#include "app/logic/key_names.h"

#include "app/logic/strings.h"

namespace filrouge::app {
namespace {

bool is_between(char sign) {
    return sign == '+' || sign == ' ' || sign == '/';
}

std::string key_name(std::string_view key) {
    // Letters and signs are called the same everywhere.
    return key.size() < 2 ? std::string{key} : tr(key);
}

} // namespace

std::string key_names(std::string_view keys) {
    std::string names;
    while (!keys.empty()) {
        std::size_t end = 0;
        while (end < keys.size() && !is_between(keys[end])) ++end;
        names += key_name(keys.substr(0, end));
        while (end < keys.size() && is_between(keys[end])) names += keys[end++];
        keys.remove_prefix(end);
    }
    return names;
}

} // namespace filrouge::app
