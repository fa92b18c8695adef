// In place of libFuzzer in the ordinary builds: runs a target over its corpus and over a fixed number of mutations of
// it, the same ones every time.
//
//   <target> CORPUS_FOLDER MUTATIONS     what ctest does
//   <target> FILE                        one input: a finding, again
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                                                     std::size_t size_max, unsigned seed);
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInputBytesMax = 4096;  // as libFuzzer's own

std::string current_input;
std::string finding_file;

/// Leaves the input behind. Called while the process dies: nothing here allocates.
void keep_input() {
    const int file = ::open(finding_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    const bool is_kept = file >= 0 && ::write(file, current_input.data(), current_input.size()) >= 0;
    std::fprintf(stderr, "finding: %s is %s\n", finding_file.c_str(), is_kept ? "the input" : "not written");
}

void on_signal(int signal) {
    keep_input();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// A sanitizer has its own handlers for faults and tells of them; of an abort it does not.
void watch_for_findings(const char* program) {
    finding_file = fs::path(program).filename().string() + "-finding";
    std::signal(SIGABRT, on_signal);
    if (__sanitizer_set_death_callback != nullptr) return __sanitizer_set_death_callback(keep_input);
    for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP}) std::signal(signal, on_signal);
}

std::string read_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void run(std::string input) {
    current_input = std::move(input);
    // Of its own size, so that a sanitizer sees a read past its end.
    const std::vector<std::uint8_t> bytes(current_input.begin(), current_input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

class Mutations {
public:
    explicit Mutations(const std::vector<std::string>& corpus) : corpus_(corpus) {}

    [[nodiscard]] std::string next() {
        std::string input = any_input();
        for (std::size_t i = 1 + below(4); i > 0; --i) input = mutate(std::move(input));
        return input;
    }

private:
    [[nodiscard]] std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
    [[nodiscard]] const std::string& any_input() { return corpus_[below(corpus_.size())]; }

    [[nodiscard]] std::string mutate(std::string input) {
        const auto seed = static_cast<unsigned>(random_());
        if (LLVMFuzzerCustomMutator == nullptr) return mutate_bytes(std::move(input));
        std::vector<std::uint8_t> bytes(input.begin(), input.end());
        bytes.resize(std::max(bytes.size(), kInputBytesMax));
        bytes.resize(LLVMFuzzerCustomMutator(bytes.data(), input.size(), bytes.size(), seed));
        return {bytes.begin(), bytes.end()};
    }

    [[nodiscard]] std::string mutate_bytes(std::string input) {
        constexpr std::array kBytes{'\0', '\xff', '\x7f', '\x80', ' ', '\n', '"', '<', '{',
                                    '[',  '|',    '0',    '-',    '9', '.',  ':', '/', '\\'};
        const std::size_t at = below(input.size() + 1);
        const std::size_t size = below(std::min<std::size_t>(input.size() - at, 64) + 1);
        switch (below(6)) {
            case 0:
                if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
                return input;
            case 1:
                return input.insert(at, 1, kBytes[below(kBytes.size())]);
            case 2:
                return input.erase(at, size);
            case 3:
                return input.insert(at, input.substr(below(input.size() + 1), size));
            case 4:
                if (at < input.size()) input[at] = kBytes[below(kBytes.size())];
                return input;
            default: {
                const std::string& other = any_input();
                const std::size_t from = below(other.size() + 1);
                return input.replace(at, size, other.substr(from, below(64)));
            }
        }
    }

    const std::vector<std::string>& corpus_;
    std::mt19937_64 random_;  // NOLINT(bugprone-random-generator-seed): the same run every time
};

int run_corpus(const fs::path& folder, std::size_t mutations) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::string> corpus;
    for (const fs::path& file : files) run(corpus.emplace_back(read_file(file)));
    if (corpus.empty()) {
        std::fprintf(stderr, "%s holds no input\n", folder.c_str());
        return 1;
    }
    Mutations all(corpus);
    for (std::size_t i = 0; i < mutations; ++i) run(all.next());
    std::printf("%zu inputs and %zu mutations of them: nothing found\n", corpus.size(), mutations);
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string_view> words(arguments, arguments + count);
    watch_for_findings(arguments[0]);
    std::error_code error;
    if (words.size() == 2 && fs::is_regular_file(words[1], error)) {
        run(read_file(words[1]));
        std::printf("nothing found\n");
        return 0;
    }
    std::size_t mutations = 0;
    const bool is_number =
        words.size() == 3 && std::from_chars(words[2].begin(), words[2].end(), mutations).ec == std::errc();
    if (!is_number || !fs::is_directory(words[1], error)) {
        std::fprintf(stderr, "use: %s CORPUS_FOLDER MUTATIONS, or %s FILE\n", arguments[0], arguments[0]);
        return 2;
    }
    return run_corpus(words[1], mutations);
}
