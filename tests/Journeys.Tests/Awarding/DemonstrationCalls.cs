using Contracts.Identity;

namespace Journeys.Tests.Awarding;

/// <summary>The calls and applications of the demonstration, whose identifiers follow from their names.</summary>
static class DemonstrationCalls
{
    static readonly Guid Space = new("3b0d8a6c-51f7-4f0e-9d53-7a1c22e6b804");

    public static string Small { get; } = Of("call:small");

    public static string Drawn { get; } = Of("call:drawn");

    public static string Joint { get; } = Of("application:joint");

    public static string Panel { get; } = Of("call:panel");

    public static string Unread { get; } = Of("call:unread");

    public static string Mine { get; } = Of("application:panel:mine");

    public static string Unreviewed { get; } = Of("application:panel:2");

    public static string Used { get; } = Of("application:used");

    public static string Project { get; } = Of("project:NO:Evaluations:1");

    public static string Applied(int number) => Of(FormattableString.Invariant($"application:drawn:{number}"));

    static string Of(string name) => NamedUuid.Of(Space, name).ToString("D");
}
