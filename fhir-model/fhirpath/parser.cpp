#include <algorithm>
#include <array>
#include <utility>

#include "ast.hpp"
#include "functions.hpp"
#include "lexer.hpp"
#include "messages.hpp"
#include "temporal.hpp"
#include "unit.hpp"
#include "value.hpp"

namespace kakehashi::fhir::fhirpath {
namespace {

constexpr std::uint32_t kDepthMax = 200;
constexpr std::size_t kExpressionBytesMax = 64 * 1024;

struct BinaryOperator {
    std::string_view symbol;
    Operator oper;
    int precedence;  ///< higher binds closer
};
// FHIRPath N1, operator precedence; `is` and `as` (9) are handled apart.
constexpr int kTypePrecedence = 9;
constexpr int kUnaryPrecedence = 12;
constexpr std::array<BinaryOperator, 22> kBinaryOperators{{
    {"*", Operator::multiply, 11},
    {"/", Operator::divide, 11},
    {"div", Operator::integer_divide, 11},
    {"mod", Operator::modulo, 11},
    {"+", Operator::add, 10},
    {"-", Operator::subtract, 10},
    {"&", Operator::concatenate, 10},
    {"|", Operator::unite, 8},
    {"<", Operator::less, 7},
    {">", Operator::greater, 7},
    {"<=", Operator::less_or_equal, 7},
    {">=", Operator::greater_or_equal, 7},
    {"=", Operator::equal, 6},
    {"~", Operator::equivalent, 6},
    {"!=", Operator::not_equal, 6},
    {"!~", Operator::not_equivalent, 6},
    {"in", Operator::in, 5},
    {"contains", Operator::contains, 5},
    {"and", Operator::logical_and, 4},
    {"or", Operator::logical_or, 3},
    {"xor", Operator::logical_xor, 3},
    {"implies", Operator::implies, 2},
}};

int precedence_of(Operator oper) {
    return std::ranges::find(kBinaryOperators, oper, &BinaryOperator::oper)->precedence;
}

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    Result<Ast> run() {
        Ast root = expression(0);
        if (!error_ && peek().kind != TokenKind::end) refuse(fhirpath_messages::kUnexpected, peek().text);
        if (error_) return tl::unexpected(*error_);
        return root;
    }

private:
    const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    bool is_symbol(std::string_view text) const { return peek().kind == TokenKind::symbol && peek().text == text; }
    bool is_word(std::string_view text) const { return peek().kind == TokenKind::identifier && peek().text == text; }
    bool accept(std::string_view text) {
        if (!is_symbol(text)) return false;
        ++at_;
        return true;
    }
    /// @param what the text that the reason is about; "" when it names none
    void refuse(const fhirpath_messages::Reason& why, std::string_view what = {}) {
        if (!error_) error_ = fhirpath_messages::syntax_issue(peek().column, why, what);
        at_ = tokens_.size() - 1;
    }
    void refuse_depth() {
        if (!error_)
            error_ = make_issue(IssueSeverity::error, IssueType::invalid, fhirpath_messages::kTooDeep, {},
                                {std::to_string(peek().column), std::to_string(kDepthMax)});
        at_ = tokens_.size() - 1;
    }
    void expect(std::string_view text) {
        if (!accept(text)) refuse(fhirpath_messages::kExpected, text);
    }

    // Depth is limited on the tree too: a chain of 10,000 members is a deep tree.
    Ast with_depth(Ast node) {
        std::uint32_t depth = 0;
        for (const auto* children : {&node.base, &node.arguments})
            for (const Ast& child : *children) depth = std::max(depth, child.depth);
        node.depth = depth + 1;
        if (node.depth > kDepthMax) refuse_depth();
        return node;
    }

    const BinaryOperator* binary_operator() const {
        if (peek().kind != TokenKind::symbol && peek().kind != TokenKind::identifier) return nullptr;
        for (const auto& known : kBinaryOperators)
            if (known.symbol == peek().text) return &known;
        return nullptr;
    }

    /// `a or b or c` is one node of three operands: a tree of pairs would be as deep as the chain is long.
    Ast joined(Ast left, const BinaryOperator& by, Ast right) {
        right.before = by.oper;
        if (left.operation == Operation::binary && precedence_of(left.oper) == by.precedence) {
            left.depth = std::max(left.depth, right.depth + 1);
            left.arguments.push_back(std::move(right));
            if (left.depth > kDepthMax) refuse_depth();
            return left;
        }
        Ast node{.operation = Operation::binary, .oper = by.oper};
        node.arguments.push_back(std::move(left));
        node.arguments.push_back(std::move(right));
        return with_depth(std::move(node));
    }

    Ast expression(int precedence) {
        if (++nesting_ > kDepthMax) refuse_depth();
        Ast left = unary();
        while (!error_) {
            if ((is_word("is") || is_word("as")) && kTypePrecedence >= precedence) {
                const bool is = peek().text == "is";
                ++at_;
                Ast node{.operation = is ? Operation::is_type : Operation::as_type, .text = type_name()};
                node.base.push_back(std::move(left));
                left = with_depth(std::move(node));
                continue;
            }
            const BinaryOperator* found = binary_operator();
            if (found == nullptr || found->precedence < precedence) break;
            ++at_;
            left = joined(std::move(left), *found, expression(found->precedence + 1));
        }
        --nesting_;
        return left;
    }

    Ast unary() {
        if (!is_symbol("-") && !is_symbol("+")) return postfix(term());
        const auto operation = peek().text == "-" ? Operation::negative : Operation::positive;
        ++at_;
        Ast node{.operation = operation};
        node.base.push_back(expression(kUnaryPrecedence));
        return with_depth(std::move(node));
    }

    Ast postfix(Ast left) {
        while (!error_) {
            if (accept(".")) {
                Ast node = invocation();
                node.base.push_back(std::move(left));
                left = with_depth(std::move(node));
            } else if (accept("[")) {
                Ast node{.operation = Operation::index};
                node.base.push_back(std::move(left));
                node.arguments.push_back(expression(0));
                expect("]");
                left = with_depth(std::move(node));
            } else {
                break;
            }
        }
        return left;
    }

    Ast term() {
        const Token token = peek();
        switch (token.kind) {
            case TokenKind::string:
                ++at_;
                return literal(make_value(Kind::string, token.text));
            case TokenKind::number:
                ++at_;
                return number(token);
            case TokenKind::temporal:
                ++at_;
                return temporal(token);
            case TokenKind::external:
                ++at_;
                return Ast{.operation = Operation::external, .text = token.text};
            case TokenKind::identifier:
            case TokenKind::quoted_identifier:
                return invocation();
            case TokenKind::end:
            case TokenKind::symbol:
                break;
        }
        if (accept("{")) {
            expect("}");
            return Ast{.operation = Operation::empty};
        }
        if (accept("(")) {
            Ast inner = expression(0);
            expect(")");
            return inner;
        }
        if (token.kind == TokenKind::end)
            refuse(fhirpath_messages::kEnd);
        else
            refuse(fhirpath_messages::kUnexpected, token.text);
        return {};
    }

    static Ast literal(Item item) {
        return Ast{.operation = Operation::literal, .text = {}, .literal = std::move(item)};
    }

    Ast number(const Token& token) {
        const Token& unit = peek();
        const bool word = unit.kind == TokenKind::identifier && is_calendar_word(unit.text);
        if (word || unit.kind == TokenKind::string) {
            ++at_;
            return literal(make_value(Kind::quantity, token.text, unit.text));
        }
        if (!parse_number(token.text)) refuse(fhirpath_messages::kNumber);
        const bool decimal = token.text.find('.') != std::string::npos;
        return literal(make_value(decimal ? Kind::decimal : Kind::integer, token.text));
    }

    Ast temporal(const Token& token) {
        const auto parsed = parse_temporal(token.text);
        if (!parsed) refuse(fhirpath_messages::kNoTime);
        if (token.text.starts_with('T')) return literal(make_value(Kind::time, token.text.substr(1)));
        const bool date = token.text.find('T') == std::string::npos;
        std::string text = token.text;
        if (text.ends_with('T')) text.pop_back();
        return literal(make_value(date ? Kind::date : Kind::date_time, std::move(text)));
    }

    Ast invocation() {
        const Token token = peek();
        if (token.kind != TokenKind::identifier && token.kind != TokenKind::quoted_identifier) {
            refuse(fhirpath_messages::kNameExpected);
            return {};
        }
        ++at_;
        if (token.kind == TokenKind::identifier) {
            if (token.text == "$this") return Ast{.operation = Operation::self};
            if (token.text == "$index") return Ast{.operation = Operation::iteration_index};
            if (token.text == "$total") return Ast{.operation = Operation::total};
            if (token.text.starts_with('$')) refuse(fhirpath_messages::kVariable, token.text);
            if (token.text == "true" || token.text == "false") return literal(make_boolean(token.text == "true"));
        }
        if (accept("(")) return function_call(token);
        return Ast{.operation = Operation::member, .text = token.text, .hash = schema::Name::hash_of(token.text)};
    }

    Ast function_call(const Token& name) {
        Ast node{.operation = Operation::function, .text = name.text, .function = find_function(name.text)};
        if (node.function == nullptr) {
            refuse(fhirpath_messages::kFunction, name.text);
            return node;
        }
        if (node.function->takes_type) {
            node.text = type_name();
            expect(")");
            return node;
        }
        if (!accept(")")) {
            do node.arguments.push_back(expression(0));
            while (accept(","));
            expect(")");
        }
        const auto count = static_cast<int>(node.arguments.size());
        if (!error_ && (count < node.function->arguments_min || count > node.function->arguments_max))
            refuse(fhirpath_messages::kArguments, name.text);
        if (node.function->takes_pattern && count > 0 && node.arguments.front().operation == Operation::literal)
            node.pattern = compile_pattern(node.arguments.front().literal.text);
        return with_depth(std::move(node));
    }

    std::string type_name() {
        std::string name;
        do {
            if (peek().kind != TokenKind::identifier && peek().kind != TokenKind::quoted_identifier &&
                peek().kind != TokenKind::string) {
                refuse(fhirpath_messages::kTypeExpected);
                return name;
            }
            if (!name.empty()) name.push_back('.');
            name += peek().text;
            ++at_;
        } while (accept("."));
        return name;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::uint32_t nesting_ = 0;
    std::optional<Issue> error_;
};

}  // namespace

Result<Expression> compile(std::string_view text) {
    if (text.size() > kExpressionBytesMax)
        return fail(IssueType::invalid, fhirpath_messages::kTooLong, {},
                    {std::to_string(text.size()), std::to_string(kExpressionBytesMax)});
    auto tokens = tokenize(text);
    if (!tokens) return tl::unexpected(tokens.error());
    auto root = Parser(std::move(*tokens)).run();
    if (!root) return tl::unexpected(root.error());
    return Expression(std::make_shared<const Expression::Program>(
        Expression::Program{.text = std::string(text), .root = std::move(*root)}));
}

}  // namespace kakehashi::fhir::fhirpath
