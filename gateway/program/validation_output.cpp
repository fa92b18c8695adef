#include "program/validation_output.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kakehashi/fhir/builder.hpp"
#include "kakehashi/fhir/json.hpp"

namespace kakehashi::program {

namespace {

using profiles::MustSupportCount;
using profiles::MustSupportElement;
using profiles::WhenMissing;

/// The same in both languages.
struct Words {
    std::string_view en;
    std::string_view ja;
    [[nodiscard]] std::string_view in(fhir::Language language) const {
        return language == fhir::Language::japanese ? ja : en;
    }
};

constexpr Words kPresent{.en = "present", .ja = "あり"};
constexpr Words kAbsent{.en = "absent", .ja = "なし"};
constexpr Words kParentAbsent{.en = "absent with what holds it", .ja = "なし(上位の要素がない)"};
constexpr Words kCannotTell{.en = "cannot tell: content is not here", .ja = "判定できません(値セットの内容なし)"};
constexpr Words kRefused{.en = "if missing: refused", .ja = "ないと受理されない"};
constexpr Words kFillIfKnown{.en = "fill if the data exists", .ja = "データがあれば記録"};
constexpr Words kNeverFilled{.en = "never filled", .ja = "一度も記録なし"};
constexpr Words kSlicesNotTaken{.en = " slices not taken (--format json names them)",
                                .ja = "個のスライスに該当なし(名前は--format jsonで表示)"};
constexpr Words kTotals{.en = "Must-support elements over all resources:", .ja = "必須対応(MS)要素、全リソース:"};

/// " [if missing: refused]", or nothing when the guide says nothing.
std::string when_missing_text(const MustSupportElement& element, fhir::Language language) {
    const WhenMissing when = element.when_missing();
    if (when == WhenMissing::unstated) return {};
    return fmt::format(" [{}]", (when == WhenMissing::refused ? kRefused : kFillIfKnown).in(language));
}

std::string state_text(const MustSupportCount& count, fhir::Language language) {
    if (!count.is_certain) return std::string(kCannotTell.in(language));
    if (count.count > 0) return fmt::format("{} {}", kPresent.in(language), count.count);
    return std::string((count.places > 0 ? kAbsent : kParentAbsent).in(language));
}

/// The slices of one list that may be absent and are, like the laboratory items that a result is none of: where they
/// are many, people read how many, and programs which.
class SlicesNotTaken {
public:
    void add(const MustSupportElement& element, std::string_view at, bool is_absent) {
        if (const std::string key = key_of(element, at); is_absent && !key.empty()) ++slices_[key].count;
    }
    /// What to print in place of the element's own line: how many there are, at the first of them, and nothing at the
    /// others. No value: the element has its own line.
    std::optional<std::size_t> summary_at(const MustSupportElement& element, std::string_view at, bool is_absent) {
        const auto found = is_absent ? slices_.find(key_of(element, at)) : slices_.end();
        if (found == slices_.end() || found->second.count <= kNamedMax) return std::nullopt;
        return std::exchange(found->second.is_said, true) ? 0 : found->second.count;
    }

private:
    static constexpr std::size_t kNamedMax = 5;
    struct Slices {
        std::size_t count = 0;
        bool is_said = false;
    };
    static std::string key_of(const MustSupportElement& element, std::string_view at) {
        const std::string_view list = profiles::sliced_element_of(element.id);
        if (list.empty() || element.min > 0) return {};
        return fmt::format("{} {} {}", element.profile, at, list);
    }
    std::map<std::string, Slices> slices_;
};

std::string element_text(const MustSupportElement& element, fhir::Language language) {
    return fmt::format("{}{}{}{}", element.cardinality(), element.short_name.empty() ? "" : " ", element.short_name,
                       when_missing_text(element, language));
}

void write_element(const MustSupportElement& element, fhir::Builder to) {
    to.set_integer("min", element.min)
        .set_string("max", element.cardinality().substr(element.cardinality().find("..") + 2));
    to.set_string("short", element.short_name).set_string("whenMissing", profiles::code_of(element.when_missing()));
}

void write_count(const MustSupportCount& count, fhir::Builder to) {
    to.set_string("profile", count.element.profile)
        .set_string("expression", count.expression)
        .set_string("element", count.element.id);
    // What cannot be told has no count: 0 would say that it is absent.
    if (count.is_certain) to.set_integer("count", static_cast<std::int64_t>(count.count));
    to.set_integer("places", static_cast<std::int64_t>(count.places));
    write_element(count.element, to);
}

std::string place_of(const Validated& validated) {
    return validated.line == 0 ? validated.file : fmt::format("{}:{}", validated.file, validated.line);
}

}  // namespace

ValidationOutput::ValidationOutput(const ValidateCommand& command, std::size_t files)
    : format_(command.format),
      language_(command.language == "en" ? fhir::Language::english : fhir::Language::japanese),
      asks_must_support_(command.must_support),
      // Where the results themselves run over the screen, nothing else needs to say that the work goes on.
      shows_progress_(files > 1 && ::isatty(STDERR_FILENO) != 0 && ::isatty(STDOUT_FILENO) == 0),
      files_(files) {}

void ValidationOutput::add(const Validated& validated) {
    ++resources_;
    if (!fhir::has_no_errors(validated.report)) ++with_errors_;
    totals_.add(validated.must_support);
    if (format_ == OutputFormat::text)
        print_text(validated);
    else
        print_outcome(validated);
}

void ValidationOutput::file_done() {
    ++files_done_;
    if (shows_progress_) fmt::print(stderr, "\r{}/{}", files_done_, files_);
}

/// A line of NDJSON, or an item of the one array that JSON is.
void ValidationOutput::print_item(const fhir::Document& item) {
    if (format_ == OutputFormat::json) fmt::print("{}", std::exchange(has_items_, true) ? ",\n" : "[\n");
    fmt::print("{}{}", fhir::write_json(item.root()), format_ == OutputFormat::json ? "" : "\n");
}

void ValidationOutput::close() const {
    if (format_ == OutputFormat::json) fmt::print("{}", has_items_ ? "\n]\n" : "[]\n");
    clear_progress();
}

/// `{"file":…,"line":…,"outcome":{OperationOutcome},"mustSupport":[…]}`; `line` of NDJSON only.
void ValidationOutput::print_outcome(const Validated& validated) {
    fhir::Document document;
    auto line = document.edit();
    line.set_string("file", validated.file);
    if (validated.line > 0) line.set_integer("line", static_cast<std::int64_t>(validated.line));
    line.set_copy("outcome", fhir::to_operation_outcome(validated.report, language_).root());
    if (asks_must_support_) {
        auto counts = line.array("mustSupport");
        for (const auto& each : validated.must_support) write_count(each, counts.append_object());
    }
    print_item(document);
}

void ValidationOutput::print_text(const Validated& validated) const {
    const auto errors = std::ranges::count_if(validated.report, [](const fhir::Issue& issue) {
        return issue.severity == fhir::IssueSeverity::error || issue.severity == fhir::IssueSeverity::fatal;
    });
    fmt::print("{}: {}\n", place_of(validated), errors == 0 ? "ok" : fmt::format("{} error(s)", errors));
    for (const auto& issue : validated.report)
        fmt::print("  {}:{} {} {} [{}] {}\n", issue.line, issue.column, fhir::code_of(issue.severity), issue.expression,
                   issue.rule, language_ == fhir::Language::japanese ? issue.diagnostics_ja : issue.diagnostics);
    print_must_support(validated);
}

void ValidationOutput::print_must_support(const Validated& validated) const {
    const auto is_absent = [](const MustSupportCount& each) { return each.is_certain && each.count == 0; };
    SlicesNotTaken not_taken;
    for (const auto& each : validated.must_support) not_taken.add(each.element, each.expression, is_absent(each));
    for (const auto& each : validated.must_support) {
        const auto summary = not_taken.summary_at(each.element, each.expression, is_absent(each));
        if (!summary)
            fmt::print("  must-support {} {} {}: {}, {}\n", each.element.profile, each.expression, each.element.id,
                       state_text(each, language_), element_text(each.element, language_));
        else if (*summary > 0)
            fmt::print("  must-support {} {} {}: {}{}\n", each.element.profile, each.expression,
                       profiles::sliced_element_of(each.element.id), *summary, kSlicesNotTaken.in(language_));
    }
}

void ValidationOutput::print_totals_text() const {
    fmt::print("{}\n", kTotals.in(language_));
    const auto totals = totals_.totals();
    SlicesNotTaken not_taken;
    for (const auto& each : totals) not_taken.add(each.element, "", each.filled == 0);
    for (const auto& each : totals) {
        const auto summary = not_taken.summary_at(each.element, "", each.filled == 0);
        if (!summary)
            fmt::print("  must-support {} {}: {}/{}{}, {}\n", each.element.profile, each.element.id, each.filled,
                       each.applied, each.filled == 0 ? fmt::format(" {}", kNeverFilled.in(language_)) : "",
                       element_text(each.element, language_));
        else if (*summary > 0)
            fmt::print("  must-support {} {}: {}{}\n", each.element.profile,
                       profiles::sliced_element_of(each.element.id), *summary, kSlicesNotTaken.in(language_));
    }
}

void ValidationOutput::print_totals() {
    if (format_ == OutputFormat::text) return print_totals_text();
    fhir::Document document;
    auto list = document.edit().array("mustSupportTotal");
    for (const auto& each : totals_.totals()) {
        auto to = list.append_object();
        to.set_string("profile", each.element.profile).set_string("element", each.element.id);
        to.set_integer("applied", static_cast<std::int64_t>(each.applied));
        to.set_integer("filled", static_cast<std::int64_t>(each.filled));
        write_element(each.element, to);
    }
    print_item(document);
}

void ValidationOutput::clear_progress() const {
    if (shows_progress_) fmt::print(stderr, "\r");
}

void ValidationOutput::finish() {
    const bool has_several = resources_ > 1 || files_ > 1;
    if (has_several && asks_must_support_) print_totals();
    close();
    if (!has_several) return;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start_;
    const double rate = static_cast<double>(resources_) / std::max(seconds.count(), 1e-6);
    if (language_ == fhir::Language::japanese)
        fmt::print(stderr, "{}ファイル、{}リソース、うち{}件にエラー、毎秒{:.0f}リソース\n", files_done_, resources_,
                   with_errors_, rate);
    else
        fmt::print(stderr, "{} files, {} resources, {} with errors, {:.0f} resources/s\n", files_done_, resources_,
                   with_errors_, rate);
}

void ValidationOutput::stopped() {
    close();
    if (language_ == fhir::Language::japanese)
        fmt::print(stderr, "kakehashi validate: 中断しました({}ファイル中{}件を確認済み)\n", files_, files_done_);
    else
        fmt::print(stderr, "kakehashi validate: stopped after {} of {} files\n", files_done_, files_);
}

}  // namespace kakehashi::program
