namespace Web.Pages.Ballots;

public enum ElectorateSource { MemberStates, Committee, List }

/// <summary>The fields of <see cref="ElectorateFields"/>.</summary>
public class ElectoratePaper
{
    public Guid CommandId { get; set; }
    public ElectorateSource From { get; set; }
    public Guid? CommitteeId { get; set; }
    public DateOnly? AsOf { get; set; }
    public bool Observers { get; set; }
    public string? Listed { get; set; }
}

/// <summary>A member as a list names it.</summary>
public sealed record ListedMember(Guid MemberId, Standing Standing, IReadOnlyList<string> Classes, IReadOnlyList<ListedAmount> Amounts)
{
    /// <summary>Reads a list, one member a line; empty lines are passed over.</summary>
    /// <exception cref="UnreadableLine">A line is not understood.</exception>
    public static IReadOnlyList<ListedMember> Read(string? list, IReadOnlyDictionary<Guid, RegisterEntry> register, Words l)
    {
        var byCode = register.Values.Where(e => e.Code is not null).ToLookup(e => e.Code!, StringComparer.OrdinalIgnoreCase);
        return [.. (list ?? "").ReplaceLineEndings("\n").Split('\n').Select((text, at) => (text, Number: at + 1)).Where(t => !string.IsNullOrWhiteSpace(t.text)).Select(t => ReadLine(t.text, t.Number))];

        ListedMember ReadLine(string text, int number)
        {
            var words = text.Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (byCode[words[0]].FirstOrDefault() is not { } member)
                throw new UnreadableLine(l["Line {0}: no member has the code {1}.", number, words[0]]);
            var standing = Standing.Participating;
            var (classes, amounts) = (new List<string>(), new List<ListedAmount>());
            foreach (var word in words.Skip(1))
            {
                if (word.Split('=') is [{ Length: > 0 } name, { Length: > 0 } value])
                    amounts.Add(new(name, value));
                else if (word.Contains('=', StringComparison.Ordinal))
                    throw new UnreadableLine(l["Line {0}: {1} is not understood.", number, word]);
                else if (word is "P" or "p")
                    standing = Standing.Participating;
                else if (word is "O" or "o")
                    standing = Standing.Other;
                else
                    classes.Add(word);
            }
            return new(member.Id, standing, classes, amounts);
        }
    }
}

/// <summary>What a member weighs by, as a list gives it.</summary>
public sealed record ListedAmount(string Name, string Value);

/// <summary>A line of a list that is not understood, and why.</summary>
public sealed class UnreadableLine(string message) : Exception(message);
