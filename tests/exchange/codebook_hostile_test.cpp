#include "exchange/codebook_file.h"

#include "exchange/files.h"

#include "support/stopwatch.h"

#include <random>
#include <string>

using namespace filrouge;
using namespace filrouge::exchange;

namespace {
const std::string head = "format: filrouge-codebook/1\n";
} // namespace

TEST_CASE("hostile YAML is refused quickly") {
    std::string bombs = head + "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string last(1, static_cast<char>(c - 1));
        bombs += std::string{c} + ": &" + c + " [*" + last + ",*" + last + ",*" + last + "]\n";
    }
    std::string blocks = head;
    for (std::size_t i = 0; i < 2000; ++i) blocks += std::string(i, ' ') + "a:\n";
    std::string dashes = head + "codes:\n";
    for (std::size_t i = 0; i < 100'000; ++i) dashes += "- ";
    std::string codes = head;
    for (std::size_t i = 0; i < 400; ++i) {
        codes += std::string(4 * i, ' ') + "codes:\n" + std::string(4 * i + 2, ' ') + "- name: a\n";
    }
    std::string junk;
    std::mt19937 random{6};
    for (int i = 0; i < 200'000; ++i) junk += static_cast<char>(random());
    std::string printable;
    for (int i = 0; i < 200'000; ++i) printable += "[]{}:-,&*!|>'\"%@` \n\tab"[random() % 22];
    const auto bytes =
        GENERATE_COPY(values<std::string>({bombs,
                                           blocks,
                                           dashes,
                                           codes,
                                           junk,
                                           printable,
                                           std::string(10'000'000, 'x'),
                                           std::string(1'000'000, '['),
                                           std::string(1'000'000, '{'),
                                           std::string(7'000'000, 'x'),
                                           head + "a: " + std::string(1'000'000, '['),
                                           head + std::string(500'000, '?'),
                                           head + "a: " + std::string(500'000, '!'),
                                           head + "a: \"" + std::string(1'000'000, 'x'),
                                           head + "a: |\n" + std::string(1'000'000, '\n'),
                                           head + std::string(1'000'000, '\t'),
                                           head + std::string("a: \0b", 5),
                                           head + "a: \x04",
                                           "%YAML 9.9\n---\n" + head + "x: y",
                                           head + "? [a]\n: b\n",
                                           head + "<<: {a: b}\n",
                                           "\xFF\xFE"
                                           "f\0o\0",
                                           std::string(300'000, ','),
                                           head + "a: " + std::string(300'000, '&'),
                                           head + "a: \"\\UFFFFFFFF\"\nb: \"\\ud800\""}));
    INFO(bytes.substr(0, 200));
    const Stopwatch watch;
    CHECK_FALSE(read_codebook_yaml(bytes, "c.yaml").ok());
    CHECK(watch.seconds() < seconds_allowed(5));
}

TEST_CASE("damaged codebooks are read or refused, never more") {
    const auto whole = test::file_at("codebooks/tensions-leviers.yaml").substr(0, 4000);
    std::mt19937 random{31};
    for (int round = 0; round < 400; ++round) {
        auto bytes = whole.substr(0, random() % whole.size());
        for (auto n = random() % 4; n > 0 && !bytes.empty(); --n) {
            bytes[random() % bytes.size()] = ":-\"'[]{}#&*!|>%@\n\t \xC3\x00x"[random() % 23];
        }
        const auto draft = read_codebook_yaml(bytes, "c.yaml");
        if (!draft) CHECK(draft.error().what.starts_with("c.yaml"));
    }
}
