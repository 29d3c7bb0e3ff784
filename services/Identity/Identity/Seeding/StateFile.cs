namespace Identity.Seeding;

/// <summary>The member states as <c>member-states.csv</c> has them: plain fields, no quotes, comments after #.</summary>
static class StateFile
{
    const string Columns = "alpha2,m49,region,en,fr,es,ru,ar,zh,aliases";

    /// <exception cref="InvalidDataException">The file has other columns, or a row is broken.</exception>
    public static IReadOnlyList<State> Read()
    {
        using var file = new StreamReader(typeof(StateFile).Assembly.GetManifestResourceStream("Identity.Seeding.member-states.csv")!);
        string[] lines = [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
        return lines[0] == Columns
            ? [.. lines.Skip(1).Select(Parse)]
            : throw new InvalidDataException($"member-states.csv has to have the columns {Columns}.");
    }

    static State Parse(string line) => line.Split(',') is [var alpha2, var m49, var region, var en, var fr, var es, var ru, var ar, var zh, var aliases]
        ? new(alpha2, m49, region, new(en, fr, es, ru, ar, zh), [.. aliases.Split(';', StringSplitOptions.RemoveEmptyEntries)])
        : throw new InvalidDataException($"member-states.csv has a broken row: {line}");
}

/// <summary>One row.</summary>
/// <param name="M49">Three digits, of the United Nations' statistics.</param>
/// <param name="Aliases">Other names under which the state is looked for.</param>
sealed record State(string Alpha2, string M49, string Region, Domain.Organizations.Names Names, IReadOnlyList<string> Aliases);
