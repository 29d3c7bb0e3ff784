using System.Globalization;
using System.Text;
using Compliance.Oscal.Checking;
using Compliance.Oscal.Resolving;

namespace Compliance.Oscal.Cli;

/// <summary>The commands of <c>./infra/oscal</c>. What goes wrong is one line with a stable code, and an exit code that is not 0.</summary>
static class Commands
{
    const int Done = 0, Refused = 1, Misused = 2;

    const string Usage = """
        use ./infra/oscal resolve FILE [--count] [--to xml|json|yaml]   the catalog that a profile resolves to, or how many controls it has
            ./infra/oscal convert FILE --to xml|json|yaml               the same document in another notation
            ./infra/oscal check FILE                                    what breaks a rule of OSCAL, each with its code and place
        """;

    public static int Run(string[] words, Stream output, TextWriter errors)
    {
        if (words is not [var command, var file, .. var options] || !TryOptions(options, out var count, out var to))
        {
            errors.WriteLine(Usage);
            return Misused;
        }
        return command switch
        {
            "resolve"                   => Resolve(file, count, to, output, errors),
            "convert" when to is not null => Say(Read(file), d => Write(d, to.Value, output, errors), errors),
            "check"                     => Say(Read(file), d => Check(file, d, output), errors),
            _                           => Misuse(errors),
        };
    }

    static int Misuse(TextWriter errors)
    {
        errors.WriteLine(Usage);
        return Misused;
    }

    static bool TryOptions(string[] options, out bool count, out OscalFormat? to)
    {
        (count, to) = (false, null);
        for (var i = 0; i < options.Length; i++)
            if (options[i] == "--count")
                count = true;
            else if (options[i] == "--to" && i + 1 < options.Length && options[i + 1] is "xml" or "json" or "yaml")
                to = OscalFile.FormatOf(options[++i]);
            else
                return false;
        return true;
    }

    static Outcome<Resolution> Resolved(string file) =>
        ProfileResolver.Resolve(Files.Address(file), new Surroundings(Files.Fetch, Guid.NewGuid, TimeProvider.System.GetUtcNow()));

    static int Resolve(string file, bool count, OscalFormat? to, Stream output, TextWriter errors)
    {
        return Say(Resolved(file), resolution =>
        {
            foreach (var warning in resolution.Warnings)
                errors.WriteLine($"warning: {warning}");
            if (!count)
                return Write(resolution.Catalog, to ?? resolution.Catalog.Format, output, errors);
            output.Write(Encoding.UTF8.GetBytes(ProfileResolver.CountControls(resolution.Catalog).ToString(CultureInfo.InvariantCulture) + "\n"));
            return Done;
        }, errors);
    }

    static Outcome<OscalDocument> Read(string file)
    {
        using var stream = Files.Fetch(Files.Address(file));
        return stream is null
            ? new Outcome<OscalDocument>.Refused(new OscalRefusal("oscal.file_missing", $"There is no file {file}."))
            : OscalFile.Read(stream, OscalFile.FormatOf(file));
    }

    static int Write(OscalDocument document, OscalFormat format, Stream output, TextWriter errors) => Say(OscalFile.Write(document, format), bytes =>
    {
        output.Write(bytes);
        return Done;
    }, errors);

    /// <summary>The rules for the document by itself and, for a profile, what its resolution finds.</summary>
    static int Check(string file, OscalDocument document, Stream output)
    {
        var findings = OscalRules.Check(document);
        if (document.Model is "profile")
            findings = findings.AddRange(Resolved(file) switch
            {
                Outcome<Resolution>.Refused { Reason: var reason } => [reason],
                Outcome<Resolution>.Done { Value: var resolution }   => resolution.Warnings,
                _                                                    => throw new System.Diagnostics.UnreachableException(),
            });
        using var lines = new StreamWriter(output, leaveOpen: true);
        foreach (var finding in findings)
            lines.WriteLine(finding);
        return findings.IsEmpty ? Done : Refused;
    }

    static int Say<T>(Outcome<T> outcome, Func<T, int> then, TextWriter errors)
    {
        if (outcome is Outcome<T>.Done { Value: var value })
            return then(value);
        errors.WriteLine(((Outcome<T>.Refused)outcome).Reason);
        return Refused;
    }
}
