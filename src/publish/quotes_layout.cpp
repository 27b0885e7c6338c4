#include "publish/quotes_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace filrouge::publish {
namespace {

std::string count_of(std::size_t n, bool french) {
    if (french)
        return n == 0 ? "Aucune citation" : fmt::format("{}\u00a0citation{}", n, n > 1 ? "s" : "");
    return n == 0 ? "No quotes" : fmt::format("{} quote{}", n, n > 1 ? "s" : "");
}

bool by_several(const std::vector<Quote>& quotes) {
    return std::any_of(quotes.begin(), quotes.end(),
                       [&](const Quote& quote) { return quote.coder != quotes.front().coder; });
}

/// "— Nadia, FG1, tour 3 · codé par Anne".
std::string attribution_of(const Quote& quote, bool french, bool names_coder) {
    const auto& by = quote.attribution;
    auto text = by.empty() || by.starts_with('(') ? by : "— " + by;
    if (!names_coder || quote.coder.empty()) return text;
    text += text.empty() ? "— " : " · ";
    return text + (french ? "codé par " : "coded by ") + quote.coder;
}

QuoteLayout::Item item_of(const Quote& quote, bool french, bool names_coder) {
    QuoteLayout::Item item;
    item.text = paragraphs(legible_text(quote));
    if (item.text.empty()) item.text.push_back({""});
    auto& first = item.text.front().front();
    first.insert(0, french ? "«\u00a0" : "“");
    item.text.back().back() += french ? "\u00a0»" : "”";
    item.attribution = attribution_of(quote, french, names_coder);
    return item;
}

} // namespace

QuoteLayout lay_out(const QuoteDocument& document) {
    const bool french = is_french(document.language);
    QuoteLayout layout;
    layout.title = document.title;
    if (!document.filter.empty()) {
        layout.filter = (french ? "Filtre\u00a0: " : "Filter: ") + document.filter;
    }
    layout.count = count_of(document.quotes.size(), french);
    const bool names_coders = document.names_coders && by_several(document.quotes);
    std::map<std::string, std::size_t> places; // of codes among the groups
    for (const auto& quote : document.quotes) {
        const auto [place, fresh] = places.try_emplace(quote.code, layout.groups.size());
        if (fresh) layout.groups.push_back({quote.code, {}});
        layout.groups[place->second].items.push_back(item_of(quote, french, names_coders));
    }
    for (auto& group : layout.groups) {
        group.heading += fmt::format(" ({})", count_of(group.items.size(), french));
    }
    return layout;
}

} // namespace filrouge::publish
