#include "program/input_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <span>
#include <utility>

#include "kakehashi/fhir/json.hpp"
#include "kakehashi/fhir/utf8.hpp"
#include "kakehashi/fhir/xml.hpp"

namespace kakehashi::program {

namespace {

constexpr std::size_t kInputBytesMax = std::size_t{512} << 20;
// More than the parser takes: such a line is cut here and refused there.
constexpr std::size_t kLineBytesMax = std::size_t{128} << 20;

constexpr fhir::Message kUnreadable{.id = "file-unreadable", .en = "Cannot read {}: {}.", .ja = "{}を読めません: {}。"};
constexpr fhir::Message kTooLarge{
    .id = "file-too-large", .en = "{} is larger than 512 MiB.", .ja = "{}が512 MiBを超えています。"};
constexpr fhir::Message kNobodyWrites{
    .id = kUnreadable.id, .en = "Nobody writes to the pipe {}.", .ja = "パイプ{}に書き込むプログラムがありません。"};
constexpr fhir::Message kUnwritable{
    .id = "file-unwritable", .en = "Cannot write {}: {}.", .ja = "{}に書けません: {}。"};

/// Closes a file descriptor at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ > STDERR_FILENO) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Whether the first character is `<`, in UTF-8 or UTF-16.
bool is_xml(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(std::string_view(" \t\r\n\xEF\xBB\xBF\xFE\xFF\0", 10));
    return first != std::string_view::npos && bytes[first] == '<';
}

volatile std::sig_atomic_t stop_flag = 0;

/// How long somebody has to open a named pipe for writing.
constexpr int kWaitForWriterMs = 3000;
constexpr int kWaitStepMs = 20;

/// The first bytes of a named pipe that was opened without waiting for a writer. As long as nobody has opened it for
/// writing, a read gives nothing; then, until bytes come, EAGAIN.
/// @return what read() returned; 0 when nobody wrote
ssize_t read_first(int fd, std::span<char> to) {
    for (int waited_ms = 0; waited_ms < kWaitForWriterMs && !stop_requested(); waited_ms += kWaitStepMs) {
        const auto got = ::read(fd, to.data(), to.size());
        if (got != 0) {
            ::fcntl(fd, F_SETFL, 0);  // from now on a read waits
            return got < 0 && errno == EAGAIN ? ::read(fd, to.data(), to.size()) : got;
        }
        ::poll(nullptr, 0, kWaitStepMs);
    }
    return 0;
}

/// Whether opening it does not wait for a writer. Of everything else a read waits from the start.
bool begins_without_writer(const std::string& path, int fd) {
    struct stat status {};
    const bool is_pipe = path != "-" && ::fstat(fd, &status) == 0 && S_ISFIFO(status.st_mode);
    if (path != "-" && !is_pipe) ::fcntl(fd, F_SETFL, 0);
    return is_pipe;
}

/// Gives the file's bytes, or standard input's, to `visit` piece by piece until it has enough.
fhir::Result<void> read_pieces(const std::string& path, const std::function<bool(std::string_view)>& visit) {
    const std::string name = name_in_utf8(path);
    const auto refuse = [&name]() -> fhir::Result<void> {
        return fhir::fail(fhir::IssueType::not_found, kUnreadable, name, {name, std::strerror(errno)});
    };
    // Without O_NONBLOCK, opening a named pipe waits for a writer without end.
    const Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return refuse();
    std::array<char, 65536> chunk{};
    for (bool is_pipe = begins_without_writer(path, file.get());; is_pipe = false) {
        const auto got = is_pipe ? read_first(file.get(), chunk) : ::read(file.get(), chunk.data(), chunk.size());
        if (got == 0 && is_pipe) return fhir::fail(fhir::IssueType::not_found, kNobodyWrites, name, {name});
        // After Ctrl-C nobody waits for the rest of a pipe.
        if (got < 0 && errno == EINTR && !stop_requested()) continue;
        if (got < 0) return refuse();
        if (got == 0 || !visit({chunk.data(), static_cast<std::size_t>(got)})) return {};
    }
}

}  // namespace

fhir::Result<std::string> read_input(const std::string& path) {
    std::string bytes;
    const auto read = read_pieces(path, [&](std::string_view piece) {
        bytes.append(piece);
        return bytes.size() <= kInputBytesMax;
    });
    if (!read) return tl::unexpected(read.error());
    if (bytes.size() > kInputBytesMax) {
        const std::string name = name_in_utf8(path);
        return fhir::fail(fhir::IssueType::too_long, kTooLarge, name, {name});
    }
    return bytes;
}

bool is_unreadable(const fhir::Issue& issue) { return issue.rule == kUnreadable.id || issue.rule == kTooLarge.id; }

std::string name_in_utf8(std::string_view path) {
    std::string name;
    for (;;) {
        const auto text = fhir::repair_utf8(std::string(path));
        if (text.wrong_at == std::string::npos) return name.append(path);
        name.append(path.substr(0, text.wrong_at));
        name.append(fmt::format("\\x{:02X}", static_cast<unsigned char>(path[text.wrong_at])));
        path.remove_prefix(text.wrong_at + 1);
    }
}

fhir::Result<void> read_lines(const std::string& path, const std::function<void(std::string)>& visit) {
    std::string line;
    const auto read = read_pieces(path, [&](std::string_view piece) {
        for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
            line.append(piece.substr(0, end));
            visit(std::exchange(line, {}));
            piece.remove_prefix(end + 1);
            if (stop_requested()) return false;
        }
        if (line.size() <= kLineBytesMax) line.append(piece);
        return true;
    });
    if (read && !line.empty() && !stop_requested()) visit(std::move(line));
    return read;
}

fhir::Result<fhir::Document> read_resource(std::string bytes) {
    return is_xml(bytes) ? fhir::parse_xml(std::move(bytes)) : fhir::parse_json(std::move(bytes));
}

fhir::Result<fhir::Parsed> read_with_findings(std::string bytes, const fhir::ParseLimits& limits) {
    return is_xml(bytes) ? fhir::read_xml(std::move(bytes), limits) : fhir::read_json(std::move(bytes), limits);
}

fhir::Result<void> write_whole(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".partial";
    const auto refuse = [&] {
        const std::string why = std::strerror(errno);
        ::unlink(temporary.c_str());
        auto issue =
            fhir::make_issue(fhir::IssueSeverity::fatal, fhir::IssueType::no_store, kUnwritable, path, {path, why});
        return tl::unexpected(std::move(issue));
    };
    {
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.get() < 0 || !write_all(file.get(), bytes)) return refuse();
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return refuse();
    return {};
}

void complain(std::string_view command, const fhir::Issue& issue, std::string_view language) {
    const std::string words = language == "ja"   ? issue.diagnostics_ja
                              : language == "en" ? issue.diagnostics
                                                 : issue.diagnostics + " / " + issue.diagnostics_ja;
    fmt::print(stderr, "kakehashi {}: {}\n", command, words);
}

void watch_for_stop() {
    struct sigaction action {};
    action.sa_handler = [](int) { stop_flag = 1; };
    sigemptyset(&action.sa_mask);
    // Without SA_RESTART: a read that waits for a pipe ends too.
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() { return stop_flag != 0; }

}  // namespace kakehashi::program
