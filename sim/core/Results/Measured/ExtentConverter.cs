using System.Text.Json;
using System.Text.Json.Serialization;

namespace HwSim.Core.Results.Measured;

/// <summary>Reads a number, or a list of numbers.</summary>
internal sealed class ExtentConverter : JsonConverter<double[]>
{
    public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return [reader.GetDouble()];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("a number or a list of numbers belongs here");
        }

        List<double> values = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            values.Add(reader.GetDouble());
        }

        return reader.TokenType == JsonTokenType.EndArray ? [.. values] : throw new JsonException("a list of numbers belongs here");
    }

    public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (double number in value)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
