using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Launcher.Tye;

/// <summary>Reads tye.yaml: Tye's own form, as far as the house uses it. What it does not understand, it refuses.</summary>
internal static partial class TyeFile
{
    public static Application Read(string file)
    {
        if (!File.Exists(file)) throw new Obstacle($"{file} is not there", "name another list of services with AIGOV_TYE, or fetch the repository anew");
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            var document = reader.Deserialize<Document>(File.ReadAllText(file)) ?? new Document();
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var services = document.Services.Select(service => ToService(service, folder)).ToList();
            if (services.Count == 0) throw new FormatException("it lists no services");
            if (services.GroupBy(service => service.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw new FormatException($"it lists {twice.Key} twice");
            var solution = document.Solution is null ? null : Path.GetFullPath(document.Solution, folder);
            return new Application(Path.GetFullPath(file), document.Name ?? Path.GetFileName(folder), solution, services);
        }
        catch (YamlException error)
        {
            throw new Obstacle($"{file} line {error.Start.Line}: {(error.InnerException ?? error).Message}", "correct it");
        }
        catch (FormatException error)
        {
            throw new Obstacle($"{file}: {error.Message}", "correct it");
        }
    }

    static Service ToService(ServiceNode node, string folder)
    {
        if (node.Name is null || !DnsName().IsMatch(node.Name)) throw new FormatException($"\"{node.Name}\" is not a service name: small letters, digits and hyphens");
        var bindings = node.Bindings.Select(binding => new Binding(
            binding.Name, binding.Protocol ?? "http", binding.Port ?? throw new FormatException($"a binding of {node.Name} has no port"))).ToList();
        return new Service(node.Name, HowToRun(node, folder), bindings, [.. node.Env.Select(variable => Variable(node, variable))], node.Readiness?.Http?.Path);
    }

    static Run HowToRun(ServiceNode node, string folder) => node switch
    {
        { Project: { } project } => new Run.Project(Path.GetFullPath(project, folder)),
        { Executable: { } program } => new Run.Executable(program, [.. Words(node.Args ?? "")], Path.GetFullPath(node.WorkingDirectory ?? ".", folder)),
        { Image: { } image } when image.StartsWith("postgres:", StringComparison.Ordinal) && node.Name == "postgres" => new Run.Database(),
        { Image: { } image } => throw new FormatException($"{node.Name} is the container {image}; without containers only the service \"postgres\" can be stood in for"),
        _ => throw new FormatException($"{node.Name} has neither project nor executable"),
    };

    static KeyValuePair<string, string> Variable(ServiceNode node, VariableNode variable) =>
        new(variable.Name ?? throw new FormatException($"a variable of {node.Name} has no name"), variable.Value ?? "");

    /// <summary>Words as a shell would see them: quotes hold blanks together.</summary>
    internal static IEnumerable<string> Words(string line)
    {
        foreach (Match match in Word().Matches(line))
        {
            var word = new StringBuilder();
            foreach (Match piece in Piece().Matches(match.Value)) word.Append(piece.Value[0] is '"' or '\'' ? piece.Value[1..^1] : piece.Value);
            yield return word.ToString();
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DnsName();

    [GeneratedRegex("""("[^"]*"|'[^']*'|[^\s"'])+""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex("""("[^"]*"|'[^']*'|[^"']+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    sealed class Document
    {
        public string? Name { get; set; }
        public string? Solution { get; set; }
        public List<ServiceNode> Services { get; set; } = [];
    }

    sealed class ServiceNode
    {
        public string? Name { get; set; }
        public string? Project { get; set; }
        public string? Executable { get; set; }
        public string? Image { get; set; }
        public string? Args { get; set; }
        public string? WorkingDirectory { get; set; }
        public List<string> Tags { get; set; } = [];
        public List<BindingNode> Bindings { get; set; } = [];
        public List<VariableNode> Env { get; set; } = [];
        public ProbeNode? Liveness { get; set; }
        public ProbeNode? Readiness { get; set; }
    }

    sealed class BindingNode
    {
        public string? Name { get; set; }
        public string? Protocol { get; set; }
        public int? Port { get; set; }
        public int? ContainerPort { get; set; }
        public string? ConnectionString { get; set; }
    }

    sealed class VariableNode
    {
        public string? Name { get; set; }
        public string? Value { get; set; }
    }

    sealed class ProbeNode
    {
        public HttpNode? Http { get; set; }
    }

    sealed class HttpNode
    {
        public string? Path { get; set; }
    }
}
