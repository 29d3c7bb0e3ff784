using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace Architecture.Tests;

/// <summary>Each rule names what breaks it; an empty list is a house in order.</summary>
static partial class Rules
{
    // Cryptography is computed, not done to the world.
    static readonly string[] Pure = ["System", "BuildingBlocks.Domain", "Org.BouncyCastle", "DiffPlex", "NodaTime", "Microsoft.CodeAnalysis", "Coverlet"];

    // System.Environment is banned in the sources; compiled iterators ask it for their thread.
    static readonly string[] Impure =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.Stream", "System.Net", "System.Random", "System.TimeProvider",
        "System.Threading.Thread", "System.Security.Cryptography.RandomNumberGenerator", "System.Data", "System.Console", "System.Diagnostics.Process",
        "Npgsql", "Dapper", "Dapr", "GraphQL", "Orleans", "Microsoft.AspNetCore", "Microsoft.Extensions",
    ];

    /// <summary>A domain computes; it does not reach out.</summary>
    public static IEnumerable<string> ImpureTypes(Assembly domain, string inNamespace) =>
        Types.InAssembly(domain).That().ResideInNamespaceStartingWith(inNamespace)
            .ShouldNot().HaveDependencyOnAny(Impure).GetResult().FailingTypeNames ?? [];

    /// <summary>A domain knows the kernel and nothing else of the house.</summary>
    public static IEnumerable<string> ForeignReferences(Assembly domain) =>
        domain.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !Pure.Any(p => n == p || n.StartsWith(p + ".", StringComparison.Ordinal)) && n != "BouncyCastle.Cryptography");

    /// <summary>Between services the only door is Contracts.</summary>
    public static IEnumerable<string> NeighboursOf(Assembly service, IEnumerable<string> services) =>
        service.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => services.Any(s => s != service.GetName().Name && (n == s || n == $"{s}.Domain")));

    /// <summary>Classes are sealed unless they are made to be inherited.</summary>
    public static IEnumerable<string> OpenClasses(Assembly assembly, string inNamespace) =>
        assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && (t.Namespace ?? "").StartsWith(inNamespace, StringComparison.Ordinal))
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !IsGenerated(t) && !assembly.GetTypes().Any(d => d.BaseType == t))
            .Select(t => t.FullName!);

    /// <summary>Every use case is driven by a test that carries its name.</summary>
    public static IEnumerable<string> UntestedUseCases(string services, string tests) =>
        from service in Directory.EnumerateDirectories(services)
        let project = Path.Combine(service, Path.GetFileName(service))
        where Directory.Exists(project)
        from folder in Directory.EnumerateDirectories(project)
        let useCase = Path.GetFileName(folder)
        where Gerund().IsMatch(useCase)
        where !Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Any(f => Path.GetFileNameWithoutExtension(f).StartsWith(useCase, StringComparison.Ordinal))
        select $"{Path.GetFileName(service)}/{useCase}";

    /// <summary>A public type of a domain says what it is.</summary>
    public static IEnumerable<string> UndocumentedTypes(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let lines = File.ReadAllLines(file)
        from i in Enumerable.Range(0, lines.Length)
        where PublicTopLevelType().IsMatch(lines[i])
        where !IsDocumented(lines, i)
        select $"{Path.GetFileName(file)}:{i + 1}";

    /// <summary>The repository speaks of the product: no path of a machine.</summary>
    public static IEnumerable<string> MachinePaths(IEnumerable<string> files) =>
        from file in files
        from line in File.ReadLines(file).Select((text, i) => (text, number: i + 1))
        where MachinePath().IsMatch(line.text)
        select $"{file}:{line.number}";

    static bool IsDocumented(string[] lines, int at)
    {
        var i = at - 1;
        while (i >= 0 && lines[i].StartsWith('['))
            i--;
        return i >= 0 && lines[i].StartsWith("///", StringComparison.Ordinal);
    }

    static bool IsGenerated(Type type) =>
        type.Name is "_Imports"   // of Razor
        || type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) is true
        || type.GetCustomAttributes().Any(a => a.GetType().Name is "GeneratedCodeAttribute");

    [GeneratedRegex("^[A-Z][a-z]+ing[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gerund();

    [GeneratedRegex(@"^public (sealed |abstract |static |readonly |partial )*(record|class|struct|interface|enum)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicTopLevelType();

    [GeneratedRegex("(^|[^A-Za-z0-9_.])/(work|root|home/[a-z]+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
