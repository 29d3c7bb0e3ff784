using System.Text.Json;
using System.Text.Json.Serialization;

namespace Web.Graph;

/// <summary>How the graph writes things: camel case members, <c>UPPER_SNAKE</c> values.</summary>
static class GraphJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
