// The entry of libFuzzer; FILROUGE_FUZZ_TARGET names one of `targets()`.
#include "fuzz/targets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const filrouge::fuzz::Target& chosen() {
    const char* const wanted = std::getenv("FILROUGE_FUZZ_TARGET");
    for (const auto& target : filrouge::fuzz::targets()) {
        if (wanted != nullptr && target.name == wanted) return target;
    }
    std::fputs("FILROUGE_FUZZ_TARGET must be one of:", stderr);
    for (const auto& target : filrouge::fuzz::targets()) {
        std::fprintf(stderr, " %s", target.name.c_str());
    }
    std::fputs("\n", stderr);
    std::exit(2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto& target = chosen();
    target.run(target.name, {reinterpret_cast<const char*>(data), size});
    return 0;
}
