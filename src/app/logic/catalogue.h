#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace filrouge::app {

/// The messages of one language, as `msgfmt` compiles them from a `.po` file (GNU MO, the byte
/// order of this machine). Looks into the bytes and copies nothing.
class Catalogue {
  public:
    /// `mo` must outlive the catalogue; bytes that are no MO file make an empty one.
    explicit Catalogue(std::string_view mo);

    /// The translation of `key`; of a plural message, its first form.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;
    /// The nth form of the plural message whose singular is `key`.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key,
                                                       std::size_t form) const;
    /// The keys that stand in a context (`msgctxt`), without it. `find` wants them as `msgfmt`
    /// writes them: the context, the byte 4, the key.
    [[nodiscard]] std::vector<std::string_view> keys_in(std::string_view context) const;
    [[nodiscard]] std::size_t size() const { return count_; }

  private:
    [[nodiscard]] std::uint32_t number(std::size_t at) const;
    [[nodiscard]] std::string_view entry(std::size_t table, std::size_t i) const;

    std::string_view mo_;
    std::size_t count_ = 0;
    std::size_t keys_ = 0;  // where the table of keys begins
    std::size_t texts_ = 0; // and that of translations
};

/// `po/fr.po` as msgfmt compiles it.
extern const std::string_view french_texts;
/// The French texts of the window, from `po/fr.po`.
const Catalogue& french_catalogue();

} // namespace filrouge::app
