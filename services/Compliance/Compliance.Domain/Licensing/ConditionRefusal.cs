namespace Compliance.Domain.Licensing;

/// <summary>Why a condition cannot be executed. It is said when it is given, not when it is needed.</summary>
public sealed record ConditionRefusal(string Code, string Message) : IRefusal
{
    internal static ConditionRefusal Nameless(string id) => new("condition.nameless", $"Condition \"{Short(id)}\": its name has small letters, digits and hyphens, at most 60, and it says in one line what it asks.");

    internal static ConditionRefusal Twice(string id) => new("condition.named_twice", $"There are two conditions \"{Short(id)}\".");

    internal static ConditionRefusal TooMany(int most) => new("condition.too_many", $"A licence has at most {most} conditions.");

    internal static ConditionRefusal TooLong(string id, int most) => new("condition.too_long", $"Condition \"{id}\" has more than {most} characters.");

    internal static ConditionRefusal Malformed(string id, string why) => new("condition.malformed", $"Condition \"{id}\" is not in the language of conditions: {why}");

    internal static ConditionRefusal Version(string id) => new("condition.unknown_version", $"Condition \"{id}\" does not begin with \"version\": 1.");

    internal static ConditionRefusal TooDeep(string id, int most) => new("condition.too_deep", $"Condition \"{id}\" is nested deeper than {most} levels.");

    internal static ConditionRefusal TooManySteps(string id, int most) => new("condition.too_many_steps", $"Condition \"{id}\" takes more than {most} steps, with all that it refers to.");

    internal static ConditionRefusal NeverEnds(string way) => new("condition.never_ends", $"A condition that comes back to itself never ends: {way}.");

    internal static ConditionRefusal UnknownCondition(string id, string other) => new("condition.unknown_condition", $"Condition \"{id}\" refers to \"{Short(other)}\", and there is none.");

    internal static ConditionRefusal UnknownFact(string id, string kind, IEnumerable<string> known) => new("condition.unknown_fact", $"Condition \"{id}\" asks for facts of the kind \"{Short(kind)}\"; there are {string.Join(", ", known)}.");

    internal static ConditionRefusal UnknownField(string id, string kind, string field, IEnumerable<string> known) =>
        new("condition.unknown_field", $"Condition \"{id}\" asks for the field \"{Short(field)}\" of {kind}; there are {string.Join(", ", known)}.");

    internal static ConditionRefusal WrongType(string id, string kind, string field, FieldType type) => new("condition.wrong_type", $"Condition \"{id}\": {kind}.{field} is of the type {type}, and the test is for another.");

    static string Short(string text) => text.Length <= 60 ? text : text[..60];
}
