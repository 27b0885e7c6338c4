#include "app/logic/catalogue.h"

#include <cstring>

namespace filrouge::app {

const Catalogue& french_catalogue() {
    static const Catalogue catalogue{french_texts};
    return catalogue;
}

// Layout: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
Catalogue::Catalogue(std::string_view mo) : mo_{mo} {
    constexpr std::size_t header = 20;
    constexpr std::uint32_t magic = 0x950412de;
    if (mo.size() < header || number(0) != magic) return;
    count_ = number(8);
    keys_ = number(12);
    texts_ = number(16);
}

std::uint32_t Catalogue::number(std::size_t at) const {
    std::uint32_t value = 0;
    if (at + sizeof value <= mo_.size()) std::memcpy(&value, mo_.data() + at, sizeof value);
    return value;
}

std::string_view Catalogue::entry(std::size_t table, std::size_t i) const {
    const auto at = table + i * 8;
    const auto begin = number(at + 4);
    return begin > mo_.size() ? std::string_view{} : mo_.substr(begin, number(at));
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
    return find(key, 0);
}

std::optional<std::string_view> Catalogue::find(std::string_view key, std::size_t form) const {
    const auto singular = [](std::string_view text) { return text.substr(0, text.find('\0')); };
    std::size_t low = 0;
    std::size_t high = count_;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto here = singular(entry(keys_, middle));
        if (here == key) {
            auto forms = entry(texts_, middle);
            for (; form > 0; --form) {
                const auto end = forms.find('\0');
                if (end == std::string_view::npos) return std::nullopt;
                forms.remove_prefix(end + 1);
            }
            return singular(forms);
        }
        (here < key ? low : high) = here < key ? middle + 1 : middle;
    }
    return std::nullopt;
}

std::vector<std::string_view> Catalogue::keys_in(std::string_view context) const {
    std::vector<std::string_view> keys;
    for (std::size_t i = 0; i < count_; ++i) {
        const auto key = entry(keys_, i);
        if (!key.starts_with(context) || !key.substr(context.size()).starts_with('\4')) continue;
        keys.push_back(key.substr(context.size() + 1));
    }
    return keys;
}

} // namespace filrouge::app
