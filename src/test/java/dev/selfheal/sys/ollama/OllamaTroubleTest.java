package dev.selfheal.sys.ollama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error that Ollama is known to answer with, in the words of each of its eras, to the class that it stands for. */
class OllamaTroubleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | OUR_FAULT | {"error":"invalid character 'h' looking for beginning of value"}
            400 | OUR_FAULT | {"error":"use either :local or :cloud, not both: \\"foo:cloud:local\\""}
            400 | OUR_FAULT | {"error":"time: unknown unit \\"x\\" in duration \\"5x\\""}
            400 | OUR_FAULT | {"error":"{\\"error\\":{\\"code\\":400,\\"message\\":\\"Failed to initialize samplers: failed to parse grammar\\",\\"type\\":\\"invalid_request_error\\"}}"}
            400 | OUR_FAULT | {"error":"invalid model name"}
            400 | OUR_FAULT | {"error":"missing request body"}
            400 | OUR_FAULT | {"error":"model is required"}
            400 | OUR_FAULT | {"error":"think must be a boolean or string"}
            400 | OUR_FAULT | {"error":"\\"qwen2.5:7b\\" does not support thinking"}
            500 | OUR_FAULT | {"error":"invalid format: \\"yaml\\"; expected \\"json\\" or a valid JSON Schema object"}
            500 | OUR_FAULT | {"error":"option \\"num_ctx\\" must be of type integer"}
            405 | OUR_FAULT | 405 method not allowed
            404 | OUR_FAULT | 404 page not found
            400 | PROMPT_TOO_LONG | {"error":"{\\"error\\":{\\"code\\":400,\\"message\\":\\"request (42947 tokens) exceeds the available context size (8192 tokens), try increasing it\\",\\"type\\":\\"exceed_context_size_error\\"}}"}
            400 | PROMPT_TOO_LONG | {"error":"the input length exceeds the context length"}
            400 | PROMPT_TOO_LONG | {"error":"the prompt is longer than the context length currently available to the model; shorten the prompt"}
            400 | REMOTE | {"error":"this server cannot run this remote model"}
            401 | REMOTE | {"error":"unauthorized","signin_url":"https://ollama.com/connect?name=host"}
            403 | REMOTE | {"error":"ollama cloud is disabled: remote model is unavailable"}
            403 | REMOTE | {"error":"ollama cloud is disabled: remote model details are unavailable"}
            502 | REMOTE | {"error":"Post \\"https://ollama.com:443/api/chat?ts=1\\": dial tcp: lookup ollama.com: no such host"}
            503 | REMOTE | {"error":"Server overloaded, please retry shortly (ref: 1)"}
            403 | DENIED | ''
            401 | DENIED | <h1>401 Authorization Required</h1>
            404 | MODEL_MISSING | {"error":"model '' not found"}
            404 | MODEL_MISSING | {"error":"model 'qwen2.5:7b' not found"}
            404 | MODEL_MISSING | {"error":"model 'qwen2.5:7b:local' not found"}
            404 | MODEL_MISSING | {"error":"model \\"qwen2.5:7b\\" not found, try pulling it first"}
            499 | CANCELLED | {"error":"request canceled"}
            500 | OUT_OF_MEMORY | {"error":"model requires more system memory (5.5 GiB) than is available (3.4 GiB)"}
            500 | OUT_OF_MEMORY | {"error":"llama runner process has terminated: cudaMalloc failed: out of memory"}
            500 | OUT_OF_MEMORY | {"error":"llama-server process has terminated: exit status 1: cudaMalloc failed: out of memory\\nerror loading model: unable to allocate CUDA0 buffer"}
            500 | OUT_OF_MEMORY | {"error":"llama-server reported out-of-memory during startup: failed to allocate buffer"}
            500 | OUT_OF_MEMORY | {"error":{"message":"llama-server process has terminated: exit status 1: ErrorOutOfMemory","type":"api_error"}}
            500 | KILLED | {"error":"llama runner process has terminated: signal: killed"}
            500 | KILLED | {"error":"llama-server process has terminated: signal: killed"}
            500 | CRASHED | {"error":"llama runner process has terminated: exit status 2"}
            500 | CRASHED | {"error":"llama-server process has terminated: signal: segmentation fault (core dumped)"}
            500 | CRASHED | {"error":"llama-server process has terminated: signal: abort trap"}
            500 | CRASHED | {"error":"model runner has unexpectedly stopped, this may be due to resource limitations"}
            500 | CRASHED | {"error":"POST predict: Post \\"http://127.0.0.1:42623/completion\\": EOF"}
            500 | NO_GRAPHICS | {"error":"llama runner process has terminated: error:Error Domain=MTLLibraryErrorDomain Code=3 \\"Compiler encountered XPC_ERROR_CONNECTION_INVALID\\""}
            500 | NOTHING_TO_RUN_IT | {"error":"error starting llama-server: llama-server binary not found (checked: /opt/ollama/llama-server)"}
            500 | UNUSABLE_FILE | {"error":"unable to load model: /models/blobs/sha256-7d"}
            500 | UNUSABLE_FILE | {"error":"error loading model: unknown model architecture: 'new'"}
            500 | LOAD_TIMED_OUT | {"error":"timed out waiting for llama runner to start - progress 0.00 - "}
            500 | LOAD_TIMED_OUT | {"error":"timed out waiting for llama-server to start - "}
            500 | LOADING | {"error":"unexpected server status: llm server loading model"}
            500 | LOADING | {"error":"unexpected server status: llm busy - no slots available"}
            503 | BUSY | {"error":"server busy, please try again.  maximum pending requests exceeded"}
            500 | FAILED | {"error":"an error was encountered while running the model: unexpected EOF"}
            500 | FAILED | {"error":"model list cache unavailable"}
            """)
    void a_known_error_is_of_its_class(int status, OllamaTrouble trouble, String body) {
        assertEquals(trouble, OllamaTrouble.of(status, OllamaDoor.errorText(body)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, OUR_FAULT",
        "401, DENIED",
        "403, DENIED",
        "404, OUR_FAULT",
        "418, OUR_FAULT",
        "499, CANCELLED",
        "500, FAILED",
        "502, REMOTE",
        "503, BUSY",
        "504, FAILED"
    })
    void words_that_nobody_knows_are_classed_by_the_status(int status, OllamaTrouble trouble) {
        for (String text : new String[] {"", "something that nobody said before"}) {
            assertEquals(trouble, OllamaTrouble.of(status, text));
        }
    }

    /** Ollama's own list, in whatever case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "out of memory",
                "OUT OF DEVICE MEMORY",
                "hipMalloc failed",
                "failed to allocate",
                "allocation failed",
                "not enough memory",
                "Insufficient Memory",
                "VK_ERROR_OUT_OF_DEVICE_MEMORY",
                "kIOGPUCommandBufferCallbackErrorOutOfMemory"
            })
    void whatever_means_that_memory_ran_out_does(String text) {
        assertEquals(OllamaTrouble.OUT_OF_MEMORY, OllamaTrouble.of(500, "runner: " + text));
    }
}
