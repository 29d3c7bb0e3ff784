using Compliance.Oscal;
using Compliance.Oscal.Resolving;
using Npgsql;

namespace Compliance.ImportingCatalogs;

/// <summary>A file as it came.</summary>
sealed record GivenFile(string Name, byte[] Content);

/// <summary>Makes a catalog of the files that somebody brings: the first is the catalog or the profile, the others are what it imports. What is here already need not be brought.</summary>
sealed class CatalogFiles(NpgsqlDataSource database)
{
    static readonly Uri Folder = new("file:///brought/");

    /// <summary>The catalog; of a profile what it resolves to, which is the same whenever the same files are brought.</summary>
    /// <exception cref="RefusalError">The files are no catalog; the code is that of OSCAL's library.</exception>
    /// <returns>The catalog, and whether a profile selected it.</returns>
    public async Task<(OscalDocument Catalog, bool IsSelection)> ResolveAsync(IReadOnlyList<GivenFile> files, CancellationToken cancellation)
    {
        var there = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in files)
            if (!there.TryAdd(file.Name, file.Content))
                throw new RefusalError("catalog.file_twice", $"Two files are called {file.Name}. Each has a name of its own.");
        var hash = SaltedRecord.HashOf(files[0].Content);
        for (var wanted = new HashSet<string>(StringComparer.Ordinal); ; wanted.Clear())
        {
            var outcome = ProfileResolver.Resolve(new(Folder, Uri.EscapeDataString(files[0].Name)), new(Fetch, NewUuid(hash), DateTimeOffset.UnixEpoch));
            if (outcome is Oscal.Outcome<Resolution>.Done || !await AddAsync(there, wanted, cancellation))
                return Dated(outcome.Demand().Catalog, files[0]);

            Stream? Fetch(Uri address)
            {
                var name = Uri.UnescapeDataString(Path.GetFileName(address.AbsolutePath));
                if (address.IsFile && there.TryGetValue(name, out var content))
                    return new MemoryStream(content);
                wanted.Add(name);
                return null;
            }
        }
    }

    // A profile that is resolved again is no other catalog: its identifier follows from the file, and its time is that of the profile.
    static Func<Guid> NewUuid(string hash)
    {
        var n = 0;
        return () => Guid.Parse(OscalUuid.Of($"resolution {hash} {n++}"));
    }

    static (OscalDocument, bool) Dated(OscalDocument catalog, GivenFile source)
    {
        if (OscalFile.Read(source.Content, OscalFile.FormatOf(source.Name)).Demand() is not { Model: "profile" } profile)
            return (catalog, false);
        if ((string?)profile.Body["metadata"]?["last-modified"] is { } modified)
            catalog.Body["metadata"]!["last-modified"] = modified;
        return (catalog, true);
    }

    /// <summary>Adds what is here under the names that were asked for and not found.</summary>
    /// <returns>False if there is nothing.</returns>
    async Task<bool> AddAsync(Dictionary<string, byte[]> there, HashSet<string> wanted, CancellationToken cancellation)
    {
        var found = await database.ReadAsync(
            "select distinct on (source_name) source_name, content from catalog where source_name = any($1) order by source_name, entered_at desc", [Sql.Texts([.. wanted.Where(n => !n.Any(char.IsControl))])], r => (r.GetString(0), r.GetFieldValue<byte[]>(1)), cancellation);
        var before = there.Count;
        foreach (var (name, content) in found)
            there.TryAdd(name, Notated(content, OscalFile.FormatOf(name)));
        return there.Count > before;
    }

    // What is kept is JSON; a file is read in the notation that its name tells.
    static byte[] Notated(byte[] json, OscalFormat? format) => format is null or OscalFormat.Json ? json : OscalFile.Write(OscalFile.Read(json, OscalFormat.Json).Demand(), format.Value).Demand();
}
