using Standards.Domain.Ballots;

namespace Standards.Domain.Tests.Ballots;

/// <summary>Votes by their numbers: the members are numbered through, those named first have the lowest numbers.</summary>
static class Poll
{
    public static Standpoint[] Of(params IEnumerable<(int Members, Choice Choice)> groups) => Of(groups.Select(g => (g.Members, Profile.Of(Standing.Participating), g.Choice)));

    public static Standpoint[] Of(params IEnumerable<(int Members, Profile Profile, Choice Choice)> groups) =>
        [.. groups.SelectMany(g => Enumerable.Repeat((g.Profile, g.Choice), g.Members)).Select((m, i) => new Standpoint(Member(i), m.Profile, m.Choice))];

    public static MemberId Member(int number) => new(Sample.Id(number));

    public static Profile Other { get; } = Profile.Of(Standing.Other);

    public static Profile Participating { get; } = Profile.Of(Standing.Participating);

    public static Profile Marked(params ImmutableArray<string> classes) => new(Standing.Participating, new(classes, []));

    public static Profile Weighing(string name, long amount) => new(Standing.Participating, new([], [new(name, amount)]));

    public static string[] Statements(this Result result) => [.. result.Changes.Select(c => c.Statement)];
}
