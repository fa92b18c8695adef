#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kakehashi/mappers/hl7v2.hpp"

/// Which field of which HL7 v2 segment goes where: converts one message of each kind with every field filled and asks
/// the account. `hl7_coverage FOLDER` prints the table, `hl7_coverage FOLDER --check FILE` compares it with a file.
namespace {

using namespace kakehashi::mappers;

/// Segment → names of its fields.
using Segments = std::map<std::string, std::vector<std::string>>;

/// One message of the file: what it is called, and its lines.
struct Probe {
    std::string name;
    std::vector<std::string> lines;
};

/// Outcome → kinds of messages with it.
using Outcomes = std::map<std::string, std::set<std::string>>;

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text)
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

Segments read_segments(const std::string& path, std::vector<std::string>& order) {
    Segments segments;
    for (const std::string& line : lines_of(path)) {
        if (line.starts_with('#') || line.size() < 5) continue;
        const std::string name = line.substr(0, 3);
        order.push_back(name);
        for (const std::string& field : split(line.substr(4), ';')) segments[name].push_back(trimmed(field));
    }
    return segments;
}

/// A comment that is followed by MSH is a message's name.
std::vector<Probe> read_probes(const std::string& path) {
    std::vector<Probe> probes;
    std::string comment;
    for (const std::string& line : lines_of(path)) {
        if (line.starts_with('#')) {
            comment = trimmed(line.substr(1));
        } else {
            if (line.starts_with("MSH")) probes.push_back({.name = comment, .lines = {}});
            probes.back().lines.push_back(line);
        }
    }
    return probes;
}

/// The line with every empty field filled: what no mapper asks for shows up as unmapped. Of MSH from MSH-8 on, because
/// what stands before says who sends.
std::string filled(const std::string& line, const Segments& segments) {
    const auto known = segments.find(line.substr(0, 3));
    if (known == segments.end()) return line;
    const bool is_header = line.starts_with("MSH");
    auto fields = split(line, '|');
    fields.resize(std::max(fields.size(), known->second.size() + (is_header ? 0 : 1)));
    const std::size_t first = is_header ? 7 : 1;
    std::string text = fields.front();
    for (std::size_t i = 1; i < fields.size(); ++i)
        text.append("|").append(fields[i].empty() && i >= first ? "X" : fields[i]);
    return text;
}

/// "OBX[2]-5.1" as ("OBX", 5).
std::pair<std::string, std::size_t> field_of(const std::string& place) {
    const auto dash = place.find('-');
    return {place.substr(0, 3), std::stoul(place.substr(dash + 1))};
}

std::string outcome_of(const FieldRecord& field) {
    switch (field.fate) {
        case FieldFate::mapped:
            return field.detail;
        case FieldFate::ignored:
            return "ignored: " + field.detail;
        case FieldFate::unmapped:
            return "unmapped";
    }
    return {};
}

/// What becomes of every field, over all messages. A field of which a part is mapped is not called unmapped.
std::map<std::pair<std::string, std::size_t>, Outcomes> ask(const std::vector<Probe>& probes, const Segments& segments,
                                                            std::vector<std::string>& refused) {
    std::map<std::pair<std::string, std::size_t>, Outcomes> table;
    Context context;
    context.institution_number = "1319999991";
    context.institution_name = "架橋総合病院";
    for (const Probe& probe : probes) {
        std::string message;
        for (const std::string& line : probe.lines) message.append(filled(line, segments)).append("\r");
        const Conversion conversion = hl7v2::convert_message({probe.name, message}, context);
        if (conversion.units.empty()) refused.push_back(probe.name);
        std::map<std::pair<std::string, std::size_t>, std::set<std::string>> here;
        for (const FieldRecord& field : conversion.account.fields)
            here[field_of(field.place)].insert(outcome_of(field));
        for (auto& [field, outcomes] : here) {
            if (outcomes.size() > 1) outcomes.erase("unmapped");
            for (const std::string& outcome : outcomes) table[field][outcome].insert(probe.name);
        }
    }
    return table;
}

/// The outcome of most kinds stands last and names none of them.
std::string cell(const Outcomes& outcomes) {
    const auto most = std::max_element(outcomes.begin(), outcomes.end(),
                                       [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    std::string text;
    for (auto row = outcomes.begin(); row != outcomes.end(); ++row)
        if (row != most) text += fmt::format("{} ({})<br>", row->first, fmt::join(row->second, ", "));
    return text + (outcomes.size() > 1 ? "else " : "") + most->first;
}

std::string table_text(const std::vector<Probe>& probes, const Segments& segments,
                       const std::vector<std::string>& order, std::vector<std::string>& refused) {
    const auto table = ask(probes, segments, refused);
    std::string text =
        "# HL7 v2 and SS-MIX2: what becomes of every field\n\n"
        "Made by `scripts/hl7-coverage` from what the mappers say of the messages in `messages.hl7`; a test fails "
        "when\n"
        "the code says otherwise. Unmapped fields are kept in the account of each input, with their place.\n\n";
    std::map<std::string, std::set<std::string>> kinds;
    for (const Probe& probe : probes)
        for (const std::string& line : probe.lines) kinds[line.substr(0, 3)].insert(probe.name);
    for (const std::string& name : order) {
        if (!kinds.contains(name)) continue;
        text += fmt::format("## {}\n\nIn {}.\n\n| field | | becomes |\n| --- | --- | --- |\n", name,
                            fmt::join(kinds[name], ", "));
        const auto& fields = segments.at(name);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto row = table.find({name, i + 1});
            const std::string becomes = row == table.end() ? "not in these messages" : cell(row->second);
            text += fmt::format("| {}-{} | {} | {} |\n", name, i + 1, fields[i], becomes);
        }
        text += '\n';
    }
    return text;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() != 1 && (words.size() != 3 || words[1] != "--check")) {
        std::cerr << "hl7_coverage FOLDER [--check FILE]\n";
        return 2;
    }
    std::vector<std::string> order;
    std::vector<std::string> refused;
    const Segments segments = read_segments(words[0] + "/segments.txt", order);
    const std::string text = table_text(read_probes(words[0] + "/messages.hl7"), segments, order, refused);
    for (const std::string& name : refused) std::cerr << "refused: " << name << "\n";
    if (words.size() == 1) {
        std::cout << text;
        return refused.empty() ? 0 : 1;
    }
    std::ifstream file(words[2]);
    const std::string kept{std::istreambuf_iterator<char>(file), {}};
    if (kept != text) std::cerr << words[2] << " is not what the mappers do: run scripts/hl7-coverage\n";
    return kept == text && refused.empty() ? 0 : 1;
}
