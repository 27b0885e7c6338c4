#include "core/coder_filter.h"

#include "core/filter_values.h"

namespace filrouge {
namespace {

std::set<std::string> folded(const std::vector<std::string>& names) {
    std::set<std::string> all;
    for (const auto& name : names) all.insert(fold_trimmed(name));
    return all;
}

} // namespace

CoderFilter CoderFilter::only(const std::vector<std::string>& names) {
    CoderFilter filter;
    filter.only_ = true;
    filter.named_ = folded(names);
    return filter;
}

CoderFilter CoderFilter::all_but(const std::vector<std::string>& names) {
    CoderFilter filter;
    filter.named_ = folded(names);
    return filter;
}

bool CoderFilter::shows(std::string_view name) const {
    return named_.contains(fold_trimmed(name)) == only_;
}

} // namespace filrouge
