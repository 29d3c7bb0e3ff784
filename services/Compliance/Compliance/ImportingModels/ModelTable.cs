using System.Globalization;
using CsvHelper;

namespace Compliance.ImportingModels;

/// <summary>A row of a table of models, read; or the reason why it is none.</summary>
/// <param name="Row">From 1, below the heading.</param>
/// <param name="Bases">The models that it comes of, by name.</param>
sealed record ModelRow(int Row, string Name, ModelDetails? Details, ComputeInterval? Compute, RunCapacity? Capacity, ImmutableArray<string> Bases, string? Code, string? Message);

/// <summary>Reads the table of notable models as Epoch AI publishes it (epoch.ai/data, CC BY 4.0).</summary>
/// <remarks>
/// The table gives one value of compute with a word for how sure it is. By Epoch's documentation a "Confident" value is right
/// within a factor of 3, a "Likely" one within 10, a "Speculative" one within 31; where there is no word, the widest is taken.
/// </remarks>
static class ModelTable
{
    const int MaxRows = 20_000;
    const int MaxRecord = 200_000;
    static readonly string[] Needed = ["Model", "Organization", "Publication date", "Domain", "Training compute (FLOP)", "Confidence"];

    /// <exception cref="RefusalError">It is no such table.</exception>
    public static ImmutableArray<ModelRow> Read(string csv)
    {
        var isBroken = false;
        using var reader = CsvReader.FromText(csv.TrimStart('\uFEFF'), new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, AllowLineBreaksInQuotes = true, MaxRecordSize = MaxRecord,
            OnMalformedRecord = record => isBroken |= record.Reason is CsvMalformedReason.UnterminatedQuote,
        });
        var columns = reader.Read() ? Enumerable.Range(0, reader.FieldCount).Select(i => (Name: OneLine(reader.GetString(i)), i)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.i) : [];
        if (Needed.Any(n => !columns.ContainsKey(n)))
            throw new RefusalError("import.not_a_table", $"The table needs the columns {string.Join(", ", Needed)}.");
        var rows = ImmutableArray.CreateBuilder<ModelRow>();
        while (reader.Read())
        {
            if (rows.Count == MaxRows)
                throw new RefusalError("import.too_long", $"The table has more than {MaxRows} rows.");
            rows.Add(ReadRow(rows.Count + 1, name => columns.TryGetValue(name, out var at) && at < reader.FieldCount ? OneLine(reader.GetString(at)) : ""));
        }
        return isBroken ? throw new RefusalError("import.not_a_table", "A quotation mark is never closed.") : rows.ToImmutable();
    }

    static ModelRow ReadRow(int number, Func<string, string> field)
    {
        var name = field("Model");
        ModelRow Refused(string code, string message) => new(number, name, null, null, null, [], code, message);

        if (name.Length == 0)
            return Refused("import.no_name", "The row names no model.");
        var developers = Parts(field("Organization"));
        if (developers.IsEmpty)
            return Refused("import.no_developer", "The row names nobody who made the model.");
        if (Deployed(field("Publication date"), out var deployed) is { } wrong)
            return Refused("import.no_date", wrong);
        if (Compute(field, out var compute) is { } refusal)
            return Refused(refusal.Code, refusal.Message);

        var details = new ModelDetails(
            name, [.. developers.Select(d => new Developer(Storage.Identifiers.OfDeveloper(d), d))], [.. Parts(field("Domain"))], deployed, SourceOf(field), IsFiled: false);
        return new(number, name, details, compute, Accelerators.CapacityOf(field("Training hardware"), field("Hardware quantity"), field("Training time (hours)")), Parts(field("Base model")), null, null);
    }

    static string? Deployed(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0)
            return null;
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = read;
        return isDay ? null : $"\"{text}\" is no date such as 2026-01-26.";
    }

    static ComputeRefusal? Compute(Func<string, string> field, out ComputeInterval? compute)
    {
        compute = null;
        if (field("Training compute (FLOP)") is not { Length: > 0 } text)
            return null;
        var wrong = Factor.Read(ComputeQuantity.Estimate, text, text, out var estimate);
        var spread = new Fraction(field("Confidence") switch { "Confident" => 3, "Likely" => 10, _ => 31 }, 1);
        return wrong ?? ComputeInterval.Of(ComputeBasis.Inferred, [estimate, new(ComputeQuantity.Spread, Fraction.One / spread, spread)], SourceOf(field), out compute);
    }

    static string SourceOf(Func<string, string> field)
    {
        var (sure, link) = (field("Confidence"), field("Link"));
        var source = $"Epoch AI, Data on AI Models (CC BY 4.0){(sure.Length > 0 ? $", {sure}" : "")}";
        return link.Length is > 0 and < 1000 ? $"{source}. {link}" : source;
    }

    static ImmutableArray<string> Parts(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
