package dev.baton.engine.forms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;

/** The form a task was made with. What a deployment holds never changes, and is read once. */
public class FormOfTask extends GetDeployedTaskFormCmd {

    private static final int KEPT = 256;
    private static final Map<String, byte[]> known = new ConcurrentHashMap<>();

    public FormOfTask(String task) {
        super(task);
    }

    @Override
    protected InputStream getDeploymentResource(String deployment, String resource) {
        var place = deployment + "/" + resource;
        var content = known.get(place);
        if (content == null) {
            content = read(deployment, resource);
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(place, content);
        }
        return new ByteArrayInputStream(content);
    }

    private byte[] read(String deployment, String resource) {
        try (var content = super.getDeploymentResource(deployment, resource)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
