using System.Text;
using CsvHelper;

namespace Replay.Reading;

/// <summary>A ballot as a table: <c>member_body_country,status,vote,note</c>, one row a member, the first line names the columns.</summary>
/// <remarks>
/// Byte-order mark, line ends of any system, quotes, blank lines, spaces, letter case, order of columns and further columns
/// do not matter; the column <c>note</c> may be absent.
/// </remarks>
sealed record BallotFile(string Name, IReadOnlyList<BallotRow> Rows, IReadOnlyList<UnusableRow> Unusable)
{
    const string Country = "member_body_country", Status = "status", Vote = "vote", Note = "note";

    public static BallotFile Read(string path)
    {
        try
        {
            return Parse(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Trouble.WithFile($"{path} cannot be read: {unreadable.Message}");
        }
    }

    /// <remarks>A quote that is never closed would swallow all rows after it: then no field may go on over the end of its line.</remarks>
    internal static BallotFile Parse(string name, byte[] bytes)
    {
        var text = Text(name, bytes);
        return Parse(name, text, breaksInQuotes: true) ?? Parse(name, text, breaksInQuotes: false)!;
    }

    /// <returns>Null if a quote is never closed.</returns>
    static BallotFile? Parse(string name, string text, bool breaksInQuotes)
    {
        var (broken, unclosed) = (new HashSet<long>(), false);
        using var csv = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = Separator(text),
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = breaksInQuotes,
            NormalizeHeaderName = header => header.Trim().Replace(' ', '_'),
            OnMalformedRecord = record => _ = record.Reason switch
            {
                CsvMalformedReason.LineBreakInQuotes => broken.Add(record.LineNumber),
                CsvMalformedReason.UnterminatedQuote => unclosed = true,
                _                                    => false,
            },
        });
        foreach (var column in (string[])[Country, Status, Vote])
            if (!csv.TryGetFieldIndex(column, out _))
                throw Trouble.WithFile($"{name} has no column \"{column}\" → its first line names the columns {Country}, {Status}, {Vote}, {Note}");

        List<BallotRow> rows = [];
        List<UnusableRow> unusable = [];
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            var country = csv.GetString(Country);
            var problem = broken.Contains(line) ? "a quote in it is not closed" : Problem(country, csv.GetString(Status), csv.GetString(Vote));
            if (problem is not null)
                unusable.Add(new(line, country, problem));
            else if (country.Length > 0)
                rows.Add(new(line, country, Words.StandingOf(csv.GetString(Status))!.Value, Words.PositionOf(csv.GetString(Vote))!.Value, NoteOf(csv)));
        }
        return unclosed && breaksInQuotes ? null : new(name, rows, unusable);
    }

    /// <summary>The first thing wrong with a row; null for one of empty fields, which says nothing.</summary>
    static string? Problem(string country, string status, string vote) => (country, status, vote) switch
    {
        ("", "", "")                                 => null,
        ("", _, _)                                   => "it names no country",
        (_, "", _)                                   => "it has no status",
        _ when Words.StandingOf(status) is null      => $"the status \"{status}\" is neither P nor other",
        (_, _, "")                                   => "it has no vote",
        _ when Words.PositionOf(vote) is null        => $"the vote \"{vote}\" is none of approve, disapprove, abstain",
        _                                            => null,
    };

    static string NoteOf(CsvReader csv) => csv.TryGetFieldIndex(Note, out var column) ? csv.GetString(column) : "";

    static string Text(string name, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            return string.IsNullOrWhiteSpace(text) ? throw Trouble.WithFile($"{name} is empty") : text;
        }
        catch (DecoderFallbackException)
        {
            throw Trouble.WithFile($"{name} is not UTF-8 text → save it as CSV in UTF-8");
        }
    }

    /// <summary>A comma, unless the first line has none and another usual one.</summary>
    static char Separator(string text)
    {
        var header = text.AsSpan().TrimStart();
        header = header[..(header.IndexOfAny('\r', '\n') is >= 0 and var end ? end : header.Length)];
        return header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }
}

/// <summary>One member's vote.</summary>
sealed record BallotRow(int Line, string Country, Standing Standing, Position Position, string Note);

/// <summary>A row that cannot be used, and why.</summary>
sealed record UnusableRow(int Line, string Country, string Reason);
