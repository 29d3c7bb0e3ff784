using Testing;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Charts.Tests;

/// <summary>tye.yaml, the list of what runs.</summary>
sealed class Tye
{
    public List<TyeService> Services { get; set; } = [];

    /// <summary>The services that the chart must have: not the server that stands in for one, nor what stands in for the sidecar.</summary>
    public IEnumerable<TyeService> OfTheMesh => Services.Where(s => s.Image is null && !s.Tags.Contains("bare"));

    public static Tye Read() =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
            .Deserialize<Tye>(File.ReadAllText(Path.Combine(Repository.Root, "tye.yaml")));
}

sealed class TyeService
{
    public string Name { get; set; } = "";
    public string? Image { get; set; }
    public string? Executable { get; set; }
    public List<string> Tags { get; set; } = [];
    public List<TyeBinding> Bindings { get; set; } = [];
    public List<TyeSetting> Env { get; set; } = [];
    public TyeProbe Readiness { get; set; } = new();
}

sealed class TyeBinding
{
    public string Name { get; set; } = "";
    public int Port { get; set; }
}

sealed class TyeSetting
{
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
}

sealed class TyeProbe
{
    public TyeHttp Http { get; set; } = new();
}

sealed class TyeHttp
{
    public string Path { get; set; } = "";
}
