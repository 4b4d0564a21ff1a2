using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace HwSim.Tests.Browser;

/// <summary>A small client of the Chrome DevTools protocol: commands with their answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = [];

    private readonly ConcurrentQueue<JsonObject> events = [];

    private readonly CancellationTokenSource stop = new();

    private int last;

    private Task reading = Task.CompletedTask;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        DevTools tools = new();
        await tools.socket.ConnectAsync(address, tools.stop.Token);
        tools.reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>Sends a command and returns its result.</summary>
    public async Task<JsonObject> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref last);
        TaskCompletionSource<JsonObject> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        JsonObject message = new() { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, stop.Token);
        JsonObject reply = await answer.Task.WaitAsync(Limit);
        return reply["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : reply["result"]!.AsObject();
    }

    /// <summary>The events of a session so far whose method is one of these.</summary>
    public IReadOnlyList<JsonObject> Events(string session, params string[] methods) =>
        [.. events.Where(e => (string?)e["sessionId"] == session && methods.Contains((string?)e["method"]))];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await socket.ReceiveAsync(buffer, stop.Token);
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                {
                    continue;
                }

                JsonObject json = JsonNode.Parse(message.ToArray())!.AsObject();
                message.SetLength(0);
                if (json["id"] is { } id && waiting.TryRemove((int)id, out TaskCompletionSource<JsonObject>? answer))
                {
                    answer.SetResult(json);
                }
                else
                {
                    events.Enqueue(json);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            foreach (TaskCompletionSource<JsonObject> answer in waiting.Values)
            {
                answer.TrySetException(e);
            }
        }
    }
}
