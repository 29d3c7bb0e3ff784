using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Compliance.Oscal;
using Compliance.Oscal.Resolving;
using Testing;

namespace Benchmarks.Oscal;

/// <summary>
/// The HIGH baseline of SP 800-53 revision 4, from the files of profile and catalog to the resolved catalog and to its bytes.
/// The floor is System.Text.Json parsing the JSON of the same catalog once, in the same run, interleaved.
/// </summary>
/// <remarks>The columns that matter are the ratio and "first": what one command pays before anything is compiled.</remarks>
static class ResolvingHigh
{
    const int Rounds = 31;

    public static void Run()
    {
        var profile = new Uri(Repository.Data("oscal", "sp800-53-rev4", "NIST_SP-800-53_rev4_HIGH-baseline_profile.json"));
        var catalog = File.ReadAllBytes(Repository.Data("oscal", "sp800-53-rev4", "NIST_SP-800-53_rev4_catalog-min.json"));
        var document = Done(OscalFile.Read(catalog));
        var (xml, yaml) = (Done(OscalFile.Write(document, OscalFormat.Xml)), Done(OscalFile.Write(document, OscalFormat.Yaml)));
        Console.WriteLine($"catalog: JSON {catalog.Length / 1024} KiB, XML {xml.Length / 1024} KiB, YAML {yaml.Length / 1024} KiB; median of {Rounds}");
        Console.WriteLine($"{"",-26}{"first ms",10}{"ms",9}{"floor ms",11}{"ratio",9}");

        Compare("resolve HIGH", () => Resolve(profile), catalog);
        Compare("resolve HIGH, write JSON", () => Done(OscalFile.Write(Resolve(profile), OscalFormat.Json)), catalog);
        Compare("read JSON", () => Done(OscalFile.Read(catalog)), catalog);
        Compare("read XML", () => Done(OscalFile.Read(xml)), catalog);
        Compare("read YAML", () => Done(OscalFile.Read(yaml)), catalog);
        Compare("write XML", () => Done(OscalFile.Write(document, OscalFormat.Xml)), catalog);
        Compare("write YAML", () => Done(OscalFile.Write(document, OscalFormat.Yaml)), catalog);
    }

    static OscalDocument Resolve(Uri profile) =>
        Done(ProfileResolver.Resolve(profile, new Surroundings(a => File.Exists(a.LocalPath) ? File.OpenRead(a.LocalPath) : null, Guid.NewGuid, DateTimeOffset.UnixEpoch))).Catalog;

    static void Compare(string what, Action ours, byte[] catalog)
    {
        var first = Time(ours);
        var (mine, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 5; i++)
        {
            var (a, b) = (Time(ours), Time(() => JsonDocument.Parse(catalog).Dispose()));
            if (i < 5)
                continue;   // warming up
            mine.Add(a);
            bare.Add(b);
        }
        var (median, floor) = (Median(mine), Median(bare));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-26}{first,10:F1}{median,9:F1}{floor,11:F2}{median / floor,9:F1}"));
    }

    static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done { Value: var value } ? value : throw new InvalidOperationException(outcome.ToString());
}
