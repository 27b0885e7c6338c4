#pragma once

#include "platform/files.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"
#include "workbench/sources/import.h"
#include "workbench/workbench.h"

#include "support/printers.h"

#include <fstream>
#include <memory>
#include <string>

namespace filrouge::test {

/// A project in a temporary folder, with whatever transcripts a test writes.
class TestBench {
  public:
    TestBench()
        : bench_{workbench::Workbench::create(folder_.path() / "p.filrouge", {}, {"anne", {}})
                     .value()} {}

    workbench::Workbench& operator*() { return *bench_; }
    workbench::Workbench* operator->() { return bench_.get(); }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }

    std::filesystem::path file(const std::string& name, const std::string& bytes) const {
        std::ofstream{folder_.path() / name, std::ios::binary} << bytes;
        return folder_.path() / name;
    }

    SourceId import(const std::string& name, const std::string& bytes) {
        SilentProgress progress;
        auto report = workbench::import_files(*bench_, {file(name, bytes)}, {}, progress).value();
        REQUIRE_FALSE(report.files.front().error);
        return report.files.front().source;
    }

    CodeId code(const std::string& path) {
        return workbench::add_code(*bench_, {path, {}, {}, {}}).value();
    }

    CodingId coding(const SourceId& source, std::size_t begin, std::size_t end,
                    const CodeId& code) {
        return workbench::add_coding(*bench_, source, cp_span(begin, end), code).value();
    }

    /// The project as a fresh start would read it.
    std::unique_ptr<workbench::Workbench> reopened() {
        bench_.reset();
        return workbench::Workbench::open(folder_.path() / "p.filrouge", {"anne", {}}).value();
    }

  private:
    platform::TemporaryDirectory folder_;
    std::unique_ptr<workbench::Workbench> bench_;
};

inline const std::string dialogue =
    "Animatrice : Bonjour à tous.\nNadia : Oui, merci bien.\nAnimatrice : Et vous ?\n"
    "Karim : Ça va.\nNadia : La confiance, c’est long.\n";

} // namespace filrouge::test
